package io.inlet.channel.email.container;

import io.inlet.channel.email.mime.HeaderReader;
import io.inlet.channel.email.mime.MailHeaders;
import io.inlet.channel.email.mime.RawCursor;
import io.inlet.text.Charsets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Who wrote a mail of Outlook when about what, as its properties say it, or else the header with which it once arrived. */
final class OutlookHeader {
    private static final int LONGEST_HEADERS = 64 * 1024;
    /** 1601-01-01, from which Windows counts, as seconds of Unix. */
    private static final long EPOCH = -11_644_473_600L;

    private static final long TICKS = 10_000_000;
    private static final long YEAR_9999 = 253_402_300_800L;

    private final MapiProperties properties;
    private final String charset;
    private final MailHeaders arrived;

    OutlookHeader(MapiProperties properties, Runs runs, RawCursor cursor) throws IOException {
        this.properties = properties;
        String body = Charsets.ofCodePage(properties.number(MapiProperties.CODE_PAGE), "windows-1252");
        this.charset = Charsets.ofCodePage(properties.number(MapiProperties.STRING_CODE_PAGE), body);
        MapiProperties.Value headers = properties.get(MapiProperties.HEADERS);
        if (headers == null) {
            this.arrived = new MailHeaders();
        } else {
            byte[] bytes = cursor.open(runs, headers.start(), Math.min(headers.length(), LONGEST_HEADERS))
                    .readAllBytes();
            byte[] plain = headers.isUnicode()
                    ? new String(bytes, StandardCharsets.UTF_16LE).getBytes(StandardCharsets.UTF_8)
                    : bytes;
            this.arrived = HeaderReader.headersOf(new ByteArrayInputStream(plain));
        }
    }

    /** Of strings that are not Unicode. */
    String charset() {
        return charset;
    }

    String subject() {
        return properties.text(charset, MapiProperties.SUBJECT, MapiProperties.PLAIN_SUBJECT, MapiProperties.TOPIC);
    }

    /** The header of a mail that says this, and has parts. */
    MailHeaders asMail() {
        MailHeaders headers = new MailHeaders();
        headers.add("Content-Type", "multipart/mixed");
        headers.addText("Subject", subject());
        String address = address();
        String name = properties
                .text(charset, MapiProperties.AUTHOR_NAME, MapiProperties.SENDER_NAME)
                .replaceAll("[\"\\\\\\p{Cntrl}]", "");
        if (address.isEmpty() && arrived.has("From")) {
            headers.add("From", arrived.first("From"));
        } else if (address.isEmpty()) {
            headers.addText("From", name);
        } else {
            headers.addText("From", (name.contains("@") ? "" : "\"" + name + "\" ") + "<" + address + ">");
        }
        String date = arrived.has("Date") ? arrived.first("Date") : date();
        headers.add("Date", date);
        return headers;
    }

    /** Within an organisation Exchange names people by where they stand in its directory, which is no address of mail. */
    private String address() {
        for (int id : new int[] {
            MapiProperties.AUTHOR_SMTP,
            MapiProperties.AUTHOR_ADDRESS,
            MapiProperties.SENDER_SMTP,
            MapiProperties.SENDER_ADDRESS
        }) {
            String address = properties.text(charset, id);
            if (address.indexOf('@') > 0 && !address.matches("(?s).*[\\s<>\"].*")) {
                return address;
            }
        }
        return "";
    }

    private String date() {
        for (int id : new int[] {MapiProperties.SUBMIT_TIME, MapiProperties.DELIVERY_TIME}) {
            MapiProperties.Value value = properties.get(id);
            if (value != null && value.bytes().length == Long.BYTES) {
                long seconds = EPOCH
                        + ByteBuffer.wrap(value.bytes())
                                        .order(ByteOrder.LITTLE_ENDIAN)
                                        .getLong()
                                / TICKS;
                if (seconds > 0 && seconds < YEAR_9999) {
                    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC));
                }
            }
        }
        return "";
    }
}
