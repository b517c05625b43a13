package io.inlet.pipeline.bot;

/** Made-up updates. */
public final class Updates {
    private Updates() {}

    public static String said(long id, long person, long message, String content) {
        return "{\"update_id\":" + id + ",\"message\":" + message(person, message, content) + "}";
    }

    public static String text(long id, long person, long message, String text) {
        return said(id, person, message, "\"text\":\"" + text + "\"");
    }

    public static String edited(long id, long person, long message, String text) {
        return "{\"update_id\":" + id + ",\"edited_message\":"
                + message(person, message, "\"edit_date\":1767261700,\"text\":\"" + text + "\"") + "}";
    }

    private static String message(long person, long message, String content) {
        return "{\"message_id\":" + message + ",\"date\":1767261600,\"chat\":{\"id\":" + person
                + ",\"type\":\"private\",\"first_name\":\"A\"},\"from\":{\"id\":" + person
                + ",\"is_bot\":false,\"first_name\":\"A\"}," + content + "}";
    }
}
