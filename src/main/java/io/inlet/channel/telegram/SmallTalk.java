package io.inlet.channel.telegram;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that ask for nothing, in Russian and English: the one list of them. */
final class SmallTalk {
    /** What answers or ends a conversation; alone it opens and reopens nothing. */
    private static final Set<String> AGREEMENTS = Set.of(
            "ок",
            "окей",
            "окей спасибо",
            "ок спасибо",
            "ага",
            "угу",
            "да",
            "хорошо",
            "хорошо спасибо",
            "ладно",
            "понятно",
            "понял",
            "поняла",
            "понял спасибо",
            "поняла спасибо",
            "принято",
            "ясно",
            "отлично",
            "супер",
            "класс",
            "готово",
            "спс",
            "спасибо",
            "спасибо большое",
            "большое спасибо",
            "огромное спасибо",
            "спасибо огромное",
            "спасибо вам",
            "благодарю",
            "все работает спасибо",
            "пожалуйста",
            "не за что",
            "до свидания",
            "ok",
            "okay",
            "k",
            "kk",
            "ok thanks",
            "ok thank you",
            "yes",
            "yep",
            "fine",
            "good",
            "great",
            "super",
            "cool",
            "got it",
            "understood",
            "done",
            "sure",
            "thanks",
            "thank you",
            "thx",
            "ty",
            "thanks a lot",
            "many thanks",
            "thank you very much",
            "you are welcome",
            "welcome",
            "bye");

    /** What a conversation begins with; never the subject of a ticket if more was said. */
    private static final Set<String> GREETINGS = Set.of(
            "здравствуйте",
            "здравствуй",
            "привет",
            "приветствую",
            "добрый день",
            "добрый вечер",
            "доброе утро",
            "доброго дня",
            "доброго времени суток",
            "день добрый",
            "всем привет",
            "есть вопрос",
            "у меня вопрос",
            "вопрос",
            "подскажите пожалуйста",
            "подскажите",
            "помогите",
            "помогите пожалуйста",
            "hello",
            "hi",
            "hey",
            "good morning",
            "good afternoon",
            "good evening",
            "good day",
            "hello there",
            "hi there",
            "help",
            "i have a question",
            "question",
            "please help");

    private static final String ASKING = "?!\u203C\u2049\u26A0\u2753\u2754\u2755\u2757\uD83C\uDD98";

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SmallTalk() {}

    /** Whether a text, emoji and punctuation left out, is an agreement or nothing at all. */
    static boolean isAgreement(String text) {
        String words = words(text);
        return words.isEmpty() ? isPicture(text) : AGREEMENTS.contains(words);
    }

    static boolean isGreeting(String text) {
        return GREETINGS.contains(words(text));
    }

    /** "??", "!!!" and a call for help ask for something, a plus sign and other emoji do not. */
    private static boolean isPicture(String text) {
        return text.codePoints().noneMatch(sign -> ASKING.indexOf(sign) >= 0);
    }

    private static String words(String text) {
        return NO_WORD.matcher(text.toLowerCase(Locale.ROOT).replace('ё', 'е'))
                .replaceAll(" ")
                .strip();
    }
}
