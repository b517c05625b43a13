package io.inlet.store;

import io.inlet.message.Arrival;
import io.inlet.message.Attachment;
import io.inlet.message.InboundMessage;
import io.inlet.message.ThreadHint;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.Contact.Identity;
import io.inlet.ticket.Understood;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** Keys as the database takes them: bounded for its indexes, and as numbers for its advisory locks. */
final class Keys {
    /** An entry of a unique index must stay below 2,704 bytes. */
    private static final int LONGEST = 600;

    private Keys() {}

    /** A key as it is stored: a long one as its digest. */
    static String stored(String key) {
        String clean = Parameters.withoutNul(key);
        return clean.length() <= LONGEST ? clean : "sha256:" + HexFormat.of().formatHex(sha256(clean));
    }

    /** What a piece of an article says, beside its id: no id has a line break. */
    static String said(String externalId, String text) {
        return externalId + "\nsha256:" + HexFormat.of().formatHex(sha256(text.strip()));
    }

    /** The key of an arrival's group, which never leaves its inbox; null when it comes alone. */
    static String group(Arrival arrival) {
        return arrival.groupKey() == null
                ? null
                : stored(arrival.raw().channel() + '\n' + arrival.raw().inbox() + '\n' + arrival.groupKey());
    }

    /**
     * Locks on everything that must not be decided twice at once, sorted, so that two settlements never wait for each other. Equal
     * numbers of different keys only make one wait.
     */
    static SortedSet<Long> locks(String brand, Understood item) {
        SortedSet<Long> locks = new TreeSet<>();
        InboundMessage message = item.message();
        locks.add(lock("message", brand, message.messageKey()));
        locks.add(lock("external", brand, message.externalId()));
        for (String original : Threads.originals(message.thread())) {
            locks.add(lock("external", brand, original));
        }
        if (message.thread().replyTo() != null) {
            locks.add(lock("external", brand, message.thread().replyTo()));
        }
        for (ThreadHint.Piece piece : message.thread().pieces()) {
            locks.add(lock("external", brand, piece.externalId()));
        }
        for (Conversation conversation : Conversation.of(message)) {
            locks.add(lock("conversation", brand, conversation.key()));
        }
        for (Identity identity : Parties.identities(message)) {
            locks.add(lock(identity.kind(), brand, identity.value()));
        }
        for (Candidate candidate : item.context().candidates()) {
            locks.add(ticket(brand, candidate.ticket()));
        }
        for (Attachment attachment : message.attachments()) {
            if (attachment.state() == Attachment.State.STORED) {
                locks.add(file(brand, attachment.sha256()));
            }
        }
        return locks;
    }

    /** The lock on an arrival's group. */
    static long lock(Arrival arrival) {
        return lock("group", arrival.raw().brand(), group(arrival));
    }

    /** The lock on a ticket that a message may be appended to. */
    static long ticket(String brand, UUID ticket) {
        return lock("ticket", brand, ticket.toString());
    }

    /** The lock on a file's use count. */
    static long file(String brand, String sha256) {
        return lock("file", brand, sha256);
    }

    private static long lock(String kind, String brand, String value) {
        String name = kind + '\n' + brand + '\n' + value;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    }

    private static byte[] sha256(String text) {
        return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
