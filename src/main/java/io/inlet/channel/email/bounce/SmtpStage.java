package io.inlet.channel.email.bounce;

import java.util.Locale;

/** Where in the SMTP dialogue (RFC 5321, 3) a mail was refused, as servers tell it in their bounces. */
enum SmtpStage {
    CONNECTION(
            "after initial connection",
            "in reply to helo",
            "in reply to ehlo",
            "after helo",
            "after ehlo",
            "[helo]",
            "[ehlo]"),
    SENDER("after mail from", "in reply to mail from", ">>> mail from", "[mail_from]"),
    RECIPIENT("after rcpt to", "in reply to rcpt to", ">>> rcpt to", "[rcpt_to]"),
    LETTER(
            "after end of data",
            "end of data",
            "in reply to data",
            "after data",
            ">>> data",
            "smtp command data",
            "[data]"),
    UNKNOWN;

    private final String[] phrases;

    SmtpStage(String... phrases) {
        this.phrases = phrases;
    }

    /** The first stage that a text speaks of: what failed later failed for that reason. */
    static SmtpStage of(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        SmtpStage first = UNKNOWN;
        int at = plain.length();
        for (SmtpStage stage : values()) {
            for (String phrase : stage.phrases) {
                int found = plain.indexOf(phrase);
                if (found >= 0 && found < at) {
                    first = stage;
                    at = found;
                }
            }
        }
        return first;
    }
}
