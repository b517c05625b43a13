package io.inlet.channel.web;

/** Our own headers of a raw form post, which the reception writes and the mapper reads. */
public final class FormHeaders {
    public static final String FORM = "Inlet-Form";
    public static final String LANGUAGE = "Inlet-Language";
    public static final String REMOTE_ADDRESS = "Inlet-Remote-Address";
    /** Present with a reason code when something speaks against a person, such as {@code honeypot}. */
    public static final String SUSPECT = "Inlet-Suspect";

    private FormHeaders() {}
}
