package io.inlet.text;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds charsets by the names under which mail knows them, in whatever way these are written. */
final class CharsetNames {
    private static final Pattern PAGE = Pattern.compile("(?:x-)?(?:windows|win|cp|ms|dos|ibm)?[-_ ]?(\\d{3,5})");
    private static final Pattern ISO = Pattern.compile("(?:x-)?iso[-_ ]?8859[-_ ]?(\\d{1,2})(?:[-_:].*)?");

    /** Names that Java does not know. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("latin-1", "windows-1252"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("koi8r", "KOI8-R"),
            Map.entry("koi8", "KOI8-R"),
            Map.entry("koi8u", "KOI8-U"),
            Map.entry("koi8-ru", "KOI8-U"),
            Map.entry("utf8mb4", "UTF-8"),
            Map.entry("utf_8", "UTF-8"),
            Map.entry("utf-8-mac", "UTF-8"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"),
            Map.entry("iso-10646-ucs-2", "UTF-16"),
            Map.entry("ucs-2", "UTF-16"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("ks_c_5601", "x-windows-949"),
            Map.entry("ks_c_5601-1989", "x-windows-949"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("mac", "x-MacRoman"),
            Map.entry("mac-cyrillic", "x-MacCyrillic"),
            Map.entry("x-mac-cyrillic", "x-MacCyrillic"),
            Map.entry("x-mac-ukrainian", "x-MacUkraine"));

    /** Charsets that are read as the larger set that is meant (WHATWG Encoding, 4.2). */
    private static final Map<String, String> LARGER = Map.ofEntries(
            Map.entry("ISO-8859-1", "windows-1252"),
            Map.entry("ISO-8859-9", "windows-1254"),
            Map.entry("x-iso-8859-11", "x-windows-874"),
            Map.entry("TIS-620", "x-windows-874"),
            Map.entry("GB2312", "GB18030"),
            Map.entry("GBK", "GB18030"),
            Map.entry("x-mswin-936", "GB18030"),
            Map.entry("EUC-KR", "x-windows-949"),
            Map.entry("Big5", "Big5-HKSCS"),
            Map.entry("x-windows-950", "Big5-HKSCS"),
            Map.entry("Shift_JIS", "windows-31j"),
            Map.entry("x-IBM942C", "windows-31j"),
            Map.entry("ISO-2022-JP", "x-windows-iso2022jp"));

    /** Numbers of code pages that have other names. */
    private static final Map<String, String> PAGES = Map.of(
            "65001", "UTF-8",
            "20866", "KOI8-R",
            "21866", "KOI8-U",
            "20127", "windows-1252",
            "10007", "x-MacCyrillic",
            "874", "x-windows-874",
            "932", "windows-31j",
            "949", "x-windows-949",
            "1200", "UTF-16LE",
            "1201", "UTF-16BE");

    private static final int MOST_KNOWN = 1000;
    private static final Map<String, Optional<Charset>> KNOWN = new ConcurrentHashMap<>();

    private CharsetNames() {}

    /** The charset that a name means; null for none, and for US-ASCII, which is no promise in mail. */
    static Charset find(String name) {
        String tidy = tidy(name);
        Optional<Charset> known = KNOWN.get(tidy);
        if (known == null) {
            known = Optional.ofNullable(look(tidy));
            if (KNOWN.size() < MOST_KNOWN) {
                KNOWN.put(tidy, known);
            }
        }
        return known.orElse(null);
    }

    /** The name without what surrounds it, in lower case. */
    static String tidy(String name) {
        String tidy = name.strip().toLowerCase(Locale.ROOT).replace("\"", "").replace("'", "");
        tidy = tidy.startsWith("charset=") ? tidy.substring("charset=".length()) : tidy;
        int end = 0;
        while (end < tidy.length() && tidy.charAt(end) > ' ' && ";,()/".indexOf(tidy.charAt(end)) < 0) {
            end++;
        }
        return tidy.substring(0, end);
    }

    private static Charset look(String tidy) {
        Charset found = named(ALIASES.getOrDefault(tidy, tidy));
        Matcher page = PAGE.matcher(tidy);
        Matcher iso = ISO.matcher(tidy);
        if (found == null && page.matches()) {
            String number = page.group(1);
            found = named(PAGES.getOrDefault(number, "windows-" + number));
            found = found == null ? named("Cp" + number) : found;
        } else if (found == null && iso.matches()) {
            found = named("ISO-8859-" + iso.group(1));
        } else if (found == null && (tidy.startsWith("utf-8") || tidy.startsWith("utf8"))) {
            found = StandardCharsets.UTF_8;
        }
        if (found == null || found.equals(StandardCharsets.US_ASCII)) {
            return null;
        }
        return Charset.forName(LARGER.getOrDefault(found.name(), found.name()));
    }

    private static Charset named(String name) {
        try {
            return name.isEmpty() ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }
}
