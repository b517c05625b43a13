package io.inlet.demo;

/** The fields that a search in the tracker's stand-in can name; those of text compare as text, times as RFC 3339 in UTC. */
final class TrackerFields {
    private static final String CUSTOM = "CF.{";

    private TrackerFields() {}

    /** Null for a field that is none, or has no value. */
    static String of(TrackerTicket ticket, String name) {
        if (name.startsWith(CUSTOM)) {
            return ticket.fields().get(name.substring(CUSTOM.length(), name.length() - 1));
        }
        return switch (name) {
            case "id" -> String.valueOf(ticket.id());
            case "Queue" -> TrackerView.QUEUE;
            case "Status" -> ticket.status();
            case "Subject" -> ticket.subject();
            case "Created" -> ticket.created().toString();
            case "LastUpdated" -> ticket.updated().toString();
            case "LastUpdatedBy" -> ticket.updatedBy();
            default -> null;
        };
    }

    /** Null for a field that is none. */
    static String of(TrackerTransaction step, String name) {
        return switch (name) {
            case "id" -> String.valueOf(step.id());
            case "ObjectType" -> "RT::Ticket";
            case "TicketId", "ObjectId" -> String.valueOf(step.ticket());
            case "Type" -> step.type();
            case "Data" -> step.data();
            case "Created" -> step.created().toString();
            case "Creator" -> step.creator();
            default -> null;
        };
    }
}
