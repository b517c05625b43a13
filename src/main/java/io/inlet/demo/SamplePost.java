package io.inlet.demo;

import java.nio.charset.StandardCharsets;

/**
 * One HTTP request of the sample traffic to the form {@code support}.
 *
 * @param title what it shows, in the words of {@code io/inlet/text/demo*.properties}
 * @param idempotencyKey sent as header; null for none
 * @param captured whether the gateway must take it in
 */
record SamplePost(String title, String mediaType, String idempotencyKey, byte[] body, boolean captured) {
    static SamplePost withTwoFiles() {
        return new SamplePost("form-files", "multipart/form-data; boundary=demo", "demo-form-1", text("""
                --demo
                Content-Disposition: form-data; name="name"

                Вера Орлова
                --demo
                Content-Disposition: form-data; name="email"

                vera@example.net
                --demo
                Content-Disposition: form-data; name="subject"

                Не проходит оплата
                --demo
                Content-Disposition: form-data; name="body"

                Карта отклоняется, снимок экрана и чек приложены.
                --demo
                Content-Disposition: form-data; name="file"; filename="чек.txt"
                Content-Type: text/plain

                Итого 1 200,00
                --demo
                Content-Disposition: form-data; name="file"; filename="снимок.txt"
                Content-Type: text/plain

                Ошибка 51
                --demo--
                """), true);
    }

    static SamplePost json() {
        return new SamplePost("form-twice", "application/json", "demo-form-2", text("""
                {"name": "Павел", "email": "pavel@example.net", "subject": "Вопрос о тарифе", "body": "Какой тариф подходит для пяти рабочих мест?"}
                """), true);
    }

    /** A client's mistake: refused with everything that is wrong, and nothing is kept. */
    static SamplePost broken() {
        return new SamplePost("form-broken", "application/json", "demo-form-3", text("{\"name\": \"Без конца"), false);
    }

    private static byte[] text(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
