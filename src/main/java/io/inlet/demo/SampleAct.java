package io.inlet.demo;

import java.util.List;

/**
 * What staff do in their desk.
 *
 * @param title what it shows, in the words of {@code io/inlet/text/demo*.properties}
 * @param about words of the ticket's first message, by which it is found
 * @param says to the customer; null to resolve the ticket without a word
 */
record SampleAct(String title, String about, String says) {
    static final SampleAct BY_MAIL =
            new SampleAct("desk-mail", "горит красная лампа", "Добрый день! Картридж заменён, принтер печатает.");
    static final SampleAct BY_CHAT = new SampleAct(
            "desk-chat", "пароль не подходит", "Пароль сброшен, ссылка для входа отправлена вам на почту.");
    static final SampleAct RESOLVED = new SampleAct("desk-resolved", "Треснул экран", null);

    /** The chat of the customer whose ticket is resolved. */
    static final long RESOLVED_CHAT = 8_100_002;

    static List<SampleAct> all() {
        return List.of(BY_MAIL, BY_CHAT, RESOLVED);
    }
}
