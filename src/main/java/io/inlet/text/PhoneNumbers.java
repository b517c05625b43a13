package io.inlet.text;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/** The canonical form of a telephone number, by which one caller is recognised again: E.164 with a plus sign. */
public final class PhoneNumbers {
    private static final int LONGEST = 60;

    private PhoneNumbers() {}

    /**
     * Reads a number as people write it.
     *
     * @param country whose national numbers are meant where no country code is written (ISO 3166-1, such as RU)
     * @return null for null and for what cannot be a number
     */
    public static String canonical(String raw, String country) {
        if (raw == null || raw.isBlank() || raw.length() > LONGEST) {
            return null;
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(raw, country);
            return numbers.isPossibleNumber(number) ? numbers.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException notANumber) {
            return null;
        }
    }
}
