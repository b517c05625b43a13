package io.inlet.channel.telegram;

import io.inlet.message.Attachment;
import io.inlet.message.Content;
import io.inlet.message.MalformedMessageException;
import io.inlet.text.PhoneNumbers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a message holds beside text and files: sticker, place, contact card, poll, the answer of a web app. */
final class Extras {
    private final Node message;
    private final long id;
    private final List<String> lines = new ArrayList<>();
    private final List<Attachment> files = new ArrayList<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private String phone;

    private Extras(Node message, long id) {
        this.message = message;
        this.id = id;
    }

    static Extras of(Node message, long id) throws MalformedMessageException {
        Extras extras = new Extras(message, id);
        extras.pictures();
        extras.place();
        extras.contact();
        extras.poll();
        extras.webApp();
        extras.lists();
        return extras;
    }

    List<String> lines() {
        return lines;
    }

    List<Attachment> files() {
        return files;
    }

    Map<String, String> fields() {
        return fields;
    }

    /** Whether the sender handed out the own telephone number: anybody can pass on anybody else's card. */
    boolean isOwnContact() {
        return phone != null;
    }

    /** The sender's number as E.164; null unless it is the sender's own. */
    String phone() {
        return phone;
    }

    /** A sticker or a die is what its emoji says; the drawing is not fetched. */
    private void pictures() throws MalformedMessageException {
        for (String kind : List.of("sticker", "dice")) {
            Optional<Node> picture = message.object(kind);
            if (picture.isPresent()) {
                add(picture.get().text("emoji"));
            }
        }
        Optional<Node> game = message.object("game");
        if (game.isPresent()) {
            add(game.get().text("title"));
        }
    }

    /** In words, as a URI (RFC 5870) and as a file that maps open (RFC 7946, longitude first). */
    private void place() throws MalformedMessageException {
        Optional<Node> venue = message.object("venue");
        Optional<Node> location = venue.isPresent() ? venue.get().object("location") : message.object("location");
        if (venue.isPresent()) {
            add(Stream.of(venue.get().text("title"), venue.get().text("address"))
                    .filter(text -> text != null && !text.isBlank())
                    .collect(Collectors.joining(", ")));
        }
        if (location.isPresent()) {
            String latitude = degrees(location.get().number("latitude"));
            String longitude = degrees(location.get().number("longitude"));
            add("geo:" + latitude + "," + longitude);
            fields.put("latitude", latitude);
            fields.put("longitude", longitude);
            stored(
                    "location-" + id + ".geojson",
                    "application/geo+json",
                    "{\"type\":\"Point\",\"coordinates\":[" + longitude + "," + latitude + "]}");
        }
    }

    private void contact() throws MalformedMessageException {
        Optional<Node> card = message.object("contact");
        if (card.isEmpty()) {
            return;
        }
        String number = card.get().text("phone_number");
        add(Stream.of(card.get().text("first_name"), card.get().text("last_name"), number)
                .filter(text -> text != null && !text.isBlank())
                .collect(Collectors.joining(" ")));
        Optional<Node> from = message.object("from");
        Optional<Long> owner = card.get().whole("user_id");
        if (owner.isPresent() && from.isPresent() && owner.get() == from.get().neededWhole("id") && number != null) {
            // the sender's own number always comes with its country code, the plus sign only sometimes
            phone = PhoneNumbers.canonical(number.startsWith("+") ? number : "+" + number, null);
        }
        String vcard = card.get().text("vcard");
        if (vcard != null && !vcard.isBlank()) {
            stored("contact-" + id + ".vcf", "text/vcard", vcard);
        }
    }

    private void poll() throws MalformedMessageException {
        Optional<Node> poll = message.object("poll");
        if (poll.isPresent()) {
            add(poll.get().text("question"));
            for (Node option : poll.get().objects("options")) {
                add("- " + option.text("text"));
            }
        }
    }

    private void webApp() throws MalformedMessageException {
        Optional<Node> answer = message.object("web_app_data");
        if (answer.isPresent()) {
            add(answer.get().text("button_text"));
            add(answer.get().text("data"));
        }
    }

    private void lists() throws MalformedMessageException {
        Optional<Node> checklist = message.object("checklist");
        if (checklist.isPresent()) {
            add(checklist.get().text("title"));
            for (Node task : checklist.get().objects("tasks")) {
                add((task.has("completion_date") ? "[x] " : "[ ] ") + task.text("text"));
            }
        }
    }

    private void add(String line) {
        if (line != null && !line.isBlank()) {
            lines.add(line);
        }
    }

    private void stored(String name, String mediaType, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        files.add(Attachment.stored(name, mediaType, bytes.length, sha256(bytes), null, false, Content.of(bytes)));
    }

    private static String degrees(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
