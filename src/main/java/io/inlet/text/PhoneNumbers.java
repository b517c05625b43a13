package io.inlet.text;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The canonical form of a telephone number, by which one caller is recognised again: E.164 with a plus sign. */
public final class PhoneNumbers {
    private static final int LONGEST = 60;
    /** Fewer digits are an extension or a short service number, never a customer. */
    private static final int LEAST_DIGITS = 7;
    /** From so many digits on a number without plus sign rather has a country code than not. */
    private static final int WITH_COUNTRY_CODE = 11;

    private static final Pattern PUNCTUATION = Pattern.compile("[\\s().\\-/]");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{" + LEAST_DIGITS + ",20}");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

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
        return parsed(raw, country)
                .filter(NUMBERS::isPossibleNumber)
                .map(PhoneNumbers::text)
                .orElse(null);
    }

    /**
     * Reads a number as telephone exchanges write it: mostly with the country code but without a plus sign, sometimes national, and
     * extensions as well, which are nobody's number outside.
     *
     * @return null for what is no number of the public network
     */
    public static String ofExchange(String raw, String country) {
        String plain = raw == null || raw.length() > LONGEST
                ? ""
                : PUNCTUATION.matcher(raw).replaceAll("");
        if (plain.startsWith("+")) {
            return first(plain.substring(1), country, PhoneNumbers::complete, null, null, null);
        }
        if (plain.startsWith("00") && plain.length() > 2 + LEAST_DIGITS) {
            return ofExchange("+" + plain.substring(2), country);
        }
        // where national numbers begin with 0, those that do not have a country code
        boolean international = "0".equals(NUMBERS.getNddPrefixForRegion(country, true)) && !plain.startsWith("0");
        return international
                ? first(plain, country, PhoneNumbers::complete, PhoneNumbers::complete, null, null)
                : first(
                        plain,
                        country,
                        null,
                        NUMBERS::isValidNumber,
                        number -> plain.length() >= WITH_COUNTRY_CODE && complete(number),
                        PhoneNumbers::complete);
    }

    /** Tries the number with a country code, as a national one, and both again; a null condition leaves its try out. */
    private static String first(
            String digits,
            String country,
            Predicate<PhoneNumber> international,
            Predicate<PhoneNumber> national,
            Predicate<PhoneNumber> internationalAgain,
            Predicate<PhoneNumber> nationalAgain) {
        if (!DIGITS.matcher(digits).matches()) {
            return null;
        }
        Optional<PhoneNumber> abroad = parsed("+" + digits, country);
        Optional<PhoneNumber> home = parsed(digits, country);
        return kept(abroad, international)
                .or(() -> kept(home, national))
                .or(() -> kept(abroad, internationalAgain))
                .or(() -> kept(home, nationalAgain))
                .map(PhoneNumbers::text)
                .orElse(null);
    }

    private static Optional<PhoneNumber> kept(Optional<PhoneNumber> number, Predicate<PhoneNumber> condition) {
        return condition == null ? Optional.empty() : number.filter(condition);
    }

    /** Long enough to be dialled from anywhere, not only from within a town. */
    private static boolean complete(PhoneNumber number) {
        return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
    }

    private static Optional<PhoneNumber> parsed(String raw, String country) {
        try {
            return Optional.of(NUMBERS.parse(raw, country));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    private static String text(PhoneNumber number) {
        return NUMBERS.format(number, PhoneNumberFormat.E164);
    }
}
