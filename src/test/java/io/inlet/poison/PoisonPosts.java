package io.inlet.poison;

import static io.inlet.poison.Bytes.many;

import java.util.List;

/** Bodies made to exhaust whoever reads them, for each of the doors. */
public final class PoisonPosts {
    private static final String DIGITS = "9".repeat(400);
    private static final int DEEP = 100_000;

    private PoisonPosts() {}

    public static List<Poison> updates() {
        String chat =
                "\"date\":1767261600,\"chat\":{\"id\":5,\"type\":\"private\"},\"from\":{\"id\":5,\"first_name\":\"A\"}";
        return List.of(
                Poison.of("depth", "{\"update_id\":1,\"message\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}"),
                Poison.of("depth without an end", "{\"message\":{\"text\":" + "{\"a\":".repeat(DEEP)),
                Poison.of("a number of 400 digits", "{\"update_id\":" + DIGITS + ",\"message\":{\"message_id\":1}}"),
                said(chat, "\"message_id\":" + DIGITS + ",\"text\":\"a\""),
                said(chat, "\"message_id\":1e999999,\"text\":\"a\""),
                said(chat, "\"message_id\":2,\"location\":{\"latitude\":1e999999,\"longitude\":-1e-999999}"),
                said(chat, "\"message_id\":3,\"text\":\"half \\ud800 and \\udc00\\ud83d\""),
                said(chat, "\"message_id\":4,\"text\":\"NUL \\u0000 and \\u202E turned\""),
                said(chat, "\"message_id\":5,\"text\":\"" + "a".repeat(900_000) + "\""),
                said(chat, "\"message_id\":6,\"text\":\"/start" + " ".repeat(500_000) + "!\""),
                said(chat, "\"message_id\":7,\"text\":\"" + Bytes.marks(100_000) + "\""),
                said(chat, "\"message_id\":8,\"text\":\"" + "1 ".repeat(200_000) + "\""),
                said(
                        chat,
                        "\"message_id\":9,\"text\":\"ab\",\"entities\":["
                                + "{\"type\":\"bold\",\"offset\":-5,\"length\":2000000000},".repeat(10_000)
                                + "{\"type\":\"code\",\"offset\":1,\"length\":1}]"),
                said(
                        chat,
                        "\"message_id\":10,\"caption\":\"x\",\"document\":{\"file_id\":\"f\",\"file_name\":\""
                                + "../".repeat(50_000) + "\\u202Egpj.exe\",\"file_size\":" + Long.MAX_VALUE + "}"),
                said(chat, "\"message_id\":11,\"text\":\"a\"" + many(20_000, number -> ",\"k" + number + "\":0")),
                said(chat, "\"message_id\":[12],\"text\":{}"),
                new Poison("what seems to be UTF-32", utf32()),
                new Poison("broken UTF-8", new byte[] {'{', '"', (byte) 0xFF, (byte) 0xC0, '"', ':', '1', '}'}),
                new Poison("NULs", new byte[100_000]),
                new Poison("nothing", new byte[0]),
                Poison.of("too large", "{\"update_id\":1,\"x\":\"" + "a".repeat(2_000_000) + "\"}"));
    }

    /** By its first bytes; what follows is no character. */
    private static byte[] utf32() {
        return new byte[] {0, 0, 0, '{', 0x7F, 0x7F, 0x7F, 0x7F};
    }

    private static Poison said(String chat, String message) {
        String name = message.substring(0, Math.min(60, message.length()));
        return Poison.of(name, "{\"update_id\":77,\"message\":{" + chat + "," + message + "}}");
    }

    public static List<Poison> calls() {
        String call =
                "{\"schema\":\"call-event/1\",\"event\":\"call.missed\",\"direction\":\"in\",\"from\":\"+79000000001\",";
        return List.of(
                Poison.of("depth", call + "\"call_id\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}"),
                Poison.of("depth without an end", "[".repeat(DEEP)),
                Poison.of("numbers of 400 digits", call + "\"call_id\":" + DIGITS + ",\"seq\":" + DIGITS + "}"),
                Poison.of(
                        "numbers without a bound",
                        call + "\"call_id\":1e999999,\"seq\":1e999999,\"wait_s\":1e-999999}"),
                Poison.of("a long id", call + "\"call_id\":\"" + "c".repeat(200_000) + "\"}"),
                Poison.of("a long event id", call + "\"call_id\":\"c5\",\"event_id\":\"" + "e".repeat(200_000) + "\"}"),
                Poison.of("half characters", call + "\"call_id\":\"c6 \\ud800\",\"queue\":\"\\udc00 \\u0000\\u202E\"}"),
                Poison.of("a number of marks", call + "\"call_id\":\"c7\",\"to\":\"" + Bytes.marks(50_000) + "\"}"),
                Poison.of("a number of signs", call + "\"call_id\":\"c8\",\"to\":\"sip:" + "@".repeat(200_000) + "\"}"),
                Poison.of(
                        "a moment without a bound",
                        call + "\"call_id\":\"c9\",\"occurred_at\":\"+999999999-12-31T23:59:59Z\"}"),
                Poison.of(
                        "seconds without a bound",
                        call + "\"call_id\":\"c10\",\"duration_s\":" + Long.MAX_VALUE + ",\"wait_s\":" + Long.MIN_VALUE
                                + "}"),
                Poison.of("the wrong types", "{\"event\":[],\"call_id\":{},\"agent\":7,\"recording\":\"x\"}"),
                new Poison("what seems to be UTF-32", utf32()),
                new Poison("NULs", new byte[100_000]),
                new Poison("nothing", new byte[0]),
                Poison.of("too large", call + "\"x\":\"" + "a".repeat(300_000) + "\"}"));
    }

    public static List<Poison> forms() {
        return List.of(
                Poison.of("10,000 fields", many(10_000, number -> "f" + number + "=1&")),
                Poison.of("a field of 10 MB", "body=" + "a".repeat(10_000_000)),
                Poison.of("percent signs", "body=" + "%".repeat(300_000)),
                Poison.of("NULs", "email=a%40example.ru&body=" + "%00a".repeat(50_000)),
                Poison.of("blanks", "email=a%40example.ru&body=a" + "+".repeat(200_000) + "x"),
                Poison.of("digits", "email=a%40example.ru&body=" + "1+".repeat(100_000)),
                Poison.of("marks", "email=a%40example.ru&body=" + Bytes.marks(10_000)),
                Poison.of("an address of marks", "email=" + Bytes.marks(50_000) + "%40example.ru&body=x"),
                Poison.of("half characters", "email=a%40example.ru&body=%ED%A0%80%ED%B0%80"),
                Poison.of("turned writing", "email=a%40example.ru&name=%E2%80%AE%E2%81%A6&body=%E2%80%AEtxt.exe"),
                new Poison("nothing", new byte[0]));
    }

    public static List<Poison> objects() {
        String begin = "{\"email\":\"a@example.ru\",\"body\":";
        return List.of(
                Poison.of("depth", begin + "[".repeat(DEEP) + "]".repeat(DEEP) + "}"),
                Poison.of("depth without an end", "{\"fields\":".repeat(DEEP)),
                new Poison("what seems to be UTF-32", utf32()),
                Poison.of("a number of 400 digits", begin + DIGITS + "}"),
                Poison.of("a number without a bound", begin + "1e999999}"),
                Poison.of("half characters", begin + "\"half \\ud800 \\udc00\"}"),
                Poison.of("NUL", begin + "\"NUL \\u0000 here\"}"),
                Poison.of("10,000 fields", "{" + many(10_000, number -> "\"f" + number + "\":1,") + "\"body\":\"x\"}"),
                Poison.of("a name of 1 MB", "{\"" + "n".repeat(900_000) + "\":1}"),
                Poison.of("one name twice", begin + "\"a\",\"body\":\"b\"}"));
    }

    /** With the boundary {@code b}. */
    public static List<Poison> multiparts() {
        String part = "--b\r\nContent-Disposition: form-data; name=";
        String body = part + "email\r\n\r\na@example.ru\r\n" + part + "body\r\n\r\nx\r\n";
        return List.of(
                Poison.of("10,000 parts", many(10_000, number -> part + "f" + number + "\r\n\r\n1\r\n") + "--b--\r\n"),
                Poison.of("100,000 headers of a part", "--b\r\n" + "X-A: b\r\n".repeat(100_000) + "\r\n1\r\n--b--\r\n"),
                Poison.of("a header of 1 MB", "--b\r\nX-A: " + "b".repeat(1_000_000) + "\r\n\r\n1\r\n--b--\r\n"),
                Poison.of("a long quoted name", body + part + "\"" + "n".repeat(15_000) + "\"\r\n\r\n1\r\n--b--\r\n"),
                Poison.of(
                        "a file name of quotes",
                        body + part + "files; filename=\"" + "\\\"".repeat(7_000) + "\"\r\n\r\n1\r\n--b--\r\n"),
                Poison.of(
                        "a file name that is a path",
                        body + part + "files; filename=\"../../../etc/\u202Epasswd\0\"\r\n\r\n1\r\n--b--\r\n"),
                Poison.of("a body without an end", body + part + "x\r\n\r\n" + "a".repeat(1_000_000)),
                Poison.of("boundaries only", "--b\r\n".repeat(100_000)));
    }
}
