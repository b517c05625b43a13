package io.inlet.channel.telegram;

import io.inlet.message.Automation;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.Party;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who speaks: a person, a bot, or a chat that speaks as itself (a channel, a group's anonymous administrator). */
final class Senders {
    private Senders() {}

    static Party of(Node message, Node chat) throws MalformedMessageException {
        Optional<Node> asChat = message.object("sender_chat");
        if (asChat.isPresent()) {
            return chat(asChat.get());
        }
        Optional<Node> from = message.object("from");
        return from.isPresent() ? user(from.get()) : chat(chat);
    }

    static Party user(Node user) throws MalformedMessageException {
        String name = Stream.of(given(user.text("first_name")), given(user.text("last_name")))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return party(user, name);
    }

    static Party chat(Node chat) throws MalformedMessageException {
        String title = given(chat.text("title"));
        return title.isEmpty() ? user(chat) : party(chat, title);
    }

    /** Bots, and what Telegram copies from a channel into its discussion group. A person who uses an inline bot stays a person. */
    static Automation automation(Node message) throws MalformedMessageException {
        if (message.flag("is_automatic_forward")) {
            return new Automation(Automation.Kind.BULK, List.of("automatic-forward"), List.of());
        }
        boolean bot = !message.has("sender_chat")
                && message.object("from").map(from -> from.flag("is_bot")).orElse(false);
        return bot ? new Automation(Automation.Kind.AUTO_REPLY, List.of("bot"), List.of()) : Automation.NONE;
    }

    private static Party party(Node who, String name) throws MalformedMessageException {
        return new Party(
                name.isEmpty() ? null : name, null, null, Long.toString(who.neededWhole("id")), who.text("username"));
    }

    private static String given(String text) {
        return text == null ? "" : text.strip();
    }
}
