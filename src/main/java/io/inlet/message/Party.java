package io.inlet.message;

/**
 * A person or system as a message names it; unknown parts are null.
 *
 * @param email canonical: trimmed, domain lower case and as IDN A-label-decoded Unicode form of the mapper's choice; see {@code channel}
 * @param phone E.164 with a plus sign; null when withheld
 * @param id the provider's own id, as text (64-bit ids never become numbers)
 */
public record Party(String name, String email, String phone, String id, String handle) {
    public static final Party UNKNOWN = new Party(null, null, null, null, null);

    public static Party ofEmail(String name, String email) {
        return new Party(name, email, null, null, null);
    }
}
