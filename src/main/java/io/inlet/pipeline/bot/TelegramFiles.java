package io.inlet.pipeline.bot;

import com.fasterxml.jackson.databind.JsonNode;
import io.inlet.message.Reason;
import io.inlet.pipeline.Credentials;
import io.inlet.pipeline.FileSource;
import io.inlet.settings.Settings;
import io.inlet.ticket.LateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Fetches files in the two steps of the Bot API: getFile says where, and that place lasts an hour. It is asked for anew at each attempt,
 * and once more when it is gone.
 */
public final class TelegramFiles implements FileSource {
    private static final Duration ASKING = Duration.ofSeconds(30);
    /** A place below the bot's own files: no host, no way up, nothing that means something in an address. */
    private static final Pattern PLACE =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*+(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*+)*+");

    private static final int LONGEST_PLACE = 500;
    /** "Wrong file_id or the file is temporarily unavailable" is one answer: so often it is taken for the latter. */
    private static final int HOPES = 5;

    private final Map<String, BotClient> byInbox = new HashMap<>();

    public TelegramFiles(Settings settings) {
        Credentials credentials = Credentials.of(settings);
        BotAccount.all(settings).forEach(account -> byInbox.put(account.inbox(), new BotClient(account, credentials)));
    }

    @Override
    public String channel() {
        return UpdateIntake.CHANNEL;
    }

    @Override
    public InputStream fetch(LateFiles.Wanted file, Duration patience) throws IOException, Refused {
        BotClient client = byInbox.get(file.inbox());
        if (client == null) {
            throw new IOException("no bot with a token has the inbox " + file.inbox() + " any more");
        }
        Deadline end = Deadline.in(patience);
        try {
            InputStream found = open(client, file, end);
            return found == null ? openAgain(client, file, end) : found;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("fetching a file of " + file.inbox() + " was interrupted");
        } catch (BotRefusal refusal) {
            throw new IOException(refusal.getMessage());
        }
    }

    private static InputStream openAgain(BotClient client, LateFiles.Wanted file, Deadline end)
            throws BotRefusal, IOException, InterruptedException, Refused {
        InputStream found = open(client, file, end);
        if (found == null) {
            throw new IOException("the Bot API named a place where the file is not");
        }
        return found;
    }

    /** Null when there is nothing at the place that was named. */
    private static InputStream open(BotClient client, LateFiles.Wanted file, Deadline end)
            throws BotRefusal, IOException, InterruptedException, Refused {
        String place = place(client, file, end.left(ASKING));
        try {
            return client.file(place, end.left());
        } catch (BotRefusal refusal) {
            if (refusal.code() == 404) {
                return null;
            }
            throw refusal;
        }
    }

    private static String place(BotClient client, LateFiles.Wanted file, Duration patience)
            throws BotRefusal, IOException, InterruptedException, Refused {
        JsonNode found;
        try {
            found = client.result("getFile", BotClient.parameters().put("file_id", file.source()), patience);
        } catch (BotRefusal refusal) {
            if (refusal.code() != 400) {
                throw refusal;
            }
            if (refusal.description().contains("temporarily") && file.attempt() < HOPES) {
                throw refusal;
            }
            throw new Refused(
                    refusal.description().contains("too big")
                            ? Reason.of("too-large-for-telegram")
                            : Reason.of("telegram-file-gone", refusal.description()));
        }
        String place = found.path("file_path").asText();
        if (place.length() > LONGEST_PLACE || !PLACE.matcher(place).matches()) {
            throw new Refused(Reason.of("telegram-file-path"));
        }
        return place;
    }
}
