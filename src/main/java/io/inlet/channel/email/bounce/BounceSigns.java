package io.inlet.channel.email.bounce;

import java.util.regex.Pattern;

/** How the texts of bounces say that a mail did not arrive, or not yet. */
public final class BounceSigns {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern FAILURE = Pattern.compile(
            "(?:could|can|was|were) ?not (?:be )?deliver|cannot be delivered|couldn't be delivered|can't be delivered|wasn't delivered"
                    + "|did ?n[o']t (?:be )?reach|could not be reached|unable to deliver|undeliverable|delivery (?:has )?failed"
                    + "|delivery to the following|not able to (?:be )?deliver|had (?:permanent fatal|delivery) (?:errors|problems)"
                    + "|did not receive this message|following address(?:es|\\(es\\))? failed|mail delivery failed"
                    + "|не (?:был[оаи]? |может быть |могут быть |удалось |удаётся |удается )?достав|невозможно доставить"
                    + "|не достигло|недоставлен|ошибка (?:при )?доставк|возвращ[её]н[оа]? отправителю"
                    + "|не вдалося достав|не може бути доставлен|неможливо достав|не дастаўлен"
                    + "|konnte nicht zugestellt|nicht zugestellt werden|unzustellbar|n'a pas pu être (?:remis|délivré)"
                    + "|no se (?:ha podido|pudo) entregar|non è stato possibile (?:consegnare|recapitare)"
                    + "|nie mogła zostać dostarczona|nie można dostarczyć|não (?:foi possível|pôde ser) entreg"
                    + "|kon niet worden (?:bezorgd|afgeleverd)|teslim edilemedi|送信できませんでした|配信できませんでした|无法投递|退信",
            FLAGS);

    private static final Pattern DELAY = Pattern.compile(
            "warning message only|(?:delivery|message|mail)[^\\n]{0,80} (?:has been|is) delayed|not yet (?:been )?delivered"
                    + "|do not need to re-?send|could not send message for (?:the )?past|still undelivered after"
                    + "|will be retried for|will keep trying|delivery attempts will continue"
                    + "|доставка[^\\n]{0,80} (?:задерживается|отложена)|пока не доставлен|ещё не доставлен|еще не доставлен"
                    + "|попытки доставки (?:будут )?продолж|доставка затримується|verzögert",
            FLAGS);

    private BounceSigns() {}

    public static boolean isFailure(String text) {
        return FAILURE.matcher(text).find();
    }

    /** A delay is not final: nothing failed yet. */
    static boolean isDelay(String text) {
        return DELAY.matcher(text).find();
    }
}
