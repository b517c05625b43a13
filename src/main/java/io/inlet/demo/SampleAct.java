package io.inlet.demo;

import java.util.List;

/**
 * What staff do in their desk.
 *
 * @param title what it shows, in the words of {@code io/inlet/text/demo*.properties}
 * @param about words of the ticket's first message, by which it is found
 * @param says to the customer; null to resolve the ticket without a word
 * @param heard words of the message that the customer gets of it
 */
record SampleAct(String title, String about, String says, String heard) {
    static List<SampleAct> all() {
        return List.of(
                answer("desk-mail", "горит красная лампа", "Добрый день! Картридж заменён, принтер печатает."),
                answer("desk-chat", "пароль не подходит", "Пароль сброшен, ссылка для входа отправлена вам на почту."),
                new SampleAct("desk-resolved", "Треснул экран", null, "решена"));
    }

    private static SampleAct answer(String title, String about, String says) {
        return new SampleAct(title, about, says, says);
    }
}
