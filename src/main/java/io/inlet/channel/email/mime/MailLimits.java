package io.inlet.channel.email.mime;

/**
 * What of one mail is looked at; the rest is kept but not taken apart. Bounds memory and time whatever arrives.
 *
 * @param parts beyond these the remaining bytes become one attachment
 * @param depth multiparts nested deeper become an attachment as they are
 * @param fields header fields of one part; later ones are not read
 * @param fieldBytes of one header field; the rest of it is not read
 * @param textBytes of decoded text of one part; a longer one is cut, and kept whole as an attachment as well
 */
public record MailLimits(int parts, int depth, int fields, int fieldBytes, int textBytes) {
    public static final MailLimits DEFAULT = new MailLimits(1000, 50, 2000, 256 * 1024, 2 * 1024 * 1024);
}
