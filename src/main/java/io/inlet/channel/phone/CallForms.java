package io.inlet.channel.phone;

import java.util.List;
import java.util.Optional;

/** The forms that are spoken. */
public final class CallForms {
    private static final List<CallForm> ALL = List.of(new GenericForm(), new ZammadForm());

    private CallForms() {}

    public static Optional<CallForm> find(String provider) {
        return ALL.stream().filter(form -> form.provider().equals(provider)).findFirst();
    }
}
