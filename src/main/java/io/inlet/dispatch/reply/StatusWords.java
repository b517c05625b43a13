package io.inlet.dispatch.reply;

import io.inlet.ticket.Status;

/** Where a ticket stands, in words for its customer, fitting "your request is ..." and "ваша заявка ...". */
final class StatusWords {
    private StatusWords() {}

    static String of(Status status, String language) {
        boolean russian = language.equals("ru");
        return switch (status) {
            case NEW -> russian ? "зарегистрирована" : "registered";
            case OPEN -> russian ? "в работе" : "being worked on";
            case WAITING -> russian ? "ждёт ответа" : "waiting for an answer";
            case RESOLVED -> russian ? "решена" : "resolved";
            case CLOSED -> russian ? "закрыта" : "closed";
        };
    }
}
