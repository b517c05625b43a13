package io.inlet.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inlet.demo.TrackerTicket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Asks the database, the gateway's figures and the receivers what became of everything, and says what should not be. */
final class Judge {
    private static final JsonMapper JSON = new JsonMapper();

    private final World world;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, List<Found>> articles = new HashMap<>();
    private final Map<String, List<Kept>> kept = new HashMap<>();

    /** An article, by the token in it. */
    private record Found(String article, String ticket, String text, Set<String> inboxes) {}

    /** A kept row, by the token in it. */
    private record Kept(String id, String inbox, String digest, boolean parked) {}

    private Judge(World world) {
        this.world = world;
    }

    /** Everything that is wrong; empty is well. To be called when all is quiet and the gateway is up. */
    static List<String> judge(World world) throws Exception {
        Judge judge = new Judge(world);
        judge.read();
        judge.everyItemOnce();
        judge.nothingInvented();
        judge.downstreamOnce();
        judge.customersOnce();
        judge.equations();
        judge.wrong.addAll(world.ledger.surprises());
        return judge.wrong;
    }

    private void read() throws SQLException {
        world.database
                .rows(
                        row -> Map.entry(
                                row.getString("text"),
                                new Found(
                                        row.getString("id"),
                                        row.getString("ticket_id"),
                                        row.getString("text"),
                                        Set.of((String[])
                                                row.getArray("inboxes").getArray()))),
                        "select id, ticket_id, subject || ' ' || text as subject, text, inboxes from article where direction = 'IN'")
                .forEach(found -> articles.computeIfAbsent(token(found.getKey()), token -> new ArrayList<>())
                        .add(found.getValue()));
        world.database
                .rows(
                        row -> {
                            byte[] bytes = row.getBytes("bytes");
                            return Map.entry(
                                    new String(bytes, StandardCharsets.UTF_8),
                                    new Kept(
                                            row.getString("id"),
                                            row.getString("inbox"),
                                            Item.sha256(bytes),
                                            row.getBoolean("parked")));
                        },
                        """
                        select r.id, r.inbox, q.state is not distinct from 'PARKED' as parked,
                            coalesce(r.content, (select string_agg(c.bytes, null order by c.number) from raw_chunk c where c.raw_id = r.id))
                                as bytes
                        from raw_message r left join inbox_message q on q.raw_id = r.id""")
                .forEach(row -> kept.computeIfAbsent(token(row.getKey()), token -> new ArrayList<>())
                        .add(row.getValue()));
    }

    private static String token(String text) {
        Matcher token = Item.TOKEN.matcher(
                text.substring(Math.max(0, text.indexOf("X-Token: ")))); // an answer names others as well
        return token.find() ? token.group() : "";
    }

    private void everyItemOnce() {
        for (Item item : world.ledger.issued().values()) {
            List<Found> found = articles.getOrDefault(item.token(), List.of());
            List<Kept> rows = kept.getOrDefault(item.token(), List.of());
            boolean owed = world.ledger.isAcknowledged(item);
            if (found.size() > 1) {
                wrong.add(item.token() + " is doubled: articles "
                        + found.stream().map(Found::article).toList());
            }
            if (item.poison()) {
                if (owed && rows.stream().noneMatch(Kept::parked) || !found.isEmpty()) {
                    wrong.add(item.token() + " is poison, and not parked: " + rows);
                }
            } else {
                if (owed && found.isEmpty()) {
                    wrong.add(item.token() + " is lost: acknowledged, " + (rows.isEmpty() ? "not kept" : "kept " + rows)
                            + ", no article");
                }
                if (rows.stream().anyMatch(Kept::parked)) {
                    wrong.add(item.token() + " is innocent, and parked");
                }
                found.forEach(article -> asSent(item, article));
            }
            bytes(item, rows);
        }
    }

    private void asSent(Item item, Found article) {
        if (item.kind() != Kind.CALL && !plain(article.text()).equals(plain(item.text()))) {
            wrong.add(item.token() + " has another text than was sent");
        }
        if (item.twin() && !article.inboxes().equals(Set.of(Kind.IMAP.inbox, Kind.POP3.inbox))) {
            wrong.add(item.token() + " came by two mailboxes and names " + article.inboxes());
        }
        if (item.original() != null) {
            articles.getOrDefault(item.original().token(), List.of()).stream()
                    .filter(original -> !original.ticket().equals(article.ticket()))
                    .forEach(original -> wrong.add(
                            item.token() + " answers " + item.original().token() + " and is in another ticket"));
        }
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private void bytes(Item item, List<Kept> rows) {
        List<String> sent = Sender.digests(item);
        for (Kept row : rows) {
            if (!sent.isEmpty() && !sent.contains(row.digest())) {
                wrong.add(item.token() + " was kept with other bytes than were sent");
            }
        }
        long most = item.twin() ? 2 : Math.max(1, sent.size());
        if (rows.size() > most) {
            wrong.add(item.token() + " was kept " + rows.size() + " times");
        }
    }

    private void nothingInvented() throws SQLException {
        Set<String> issued = world.ledger.issued().keySet();
        articles.keySet().stream()
                .filter(token -> !issued.contains(token))
                .forEach(token -> wrong.add("nobody said what is in article " + articles.get(token)));
        kept.keySet().stream()
                .filter(token -> !issued.contains(token))
                .forEach(token -> wrong.add("nobody sent " + kept.get(token)));
        Set<String> files = new HashSet<>();
        for (Item item : world.ledger.issued().values()) {
            if (item.file() != null) {
                files.add(Item.sha256(item.file()));
                for (Found article : articles.getOrDefault(item.token(), List.of())) {
                    if (!world.database
                            .rows(
                                    row -> row.getString(1),
                                    "select sha256 from attachment where article_id::text = ?",
                                    article.article())
                            .equals(List.of(Item.sha256(item.file())))) {
                        wrong.add(item.token() + " has other files than were sent");
                    }
                }
            }
        }
        world.database.rows(row -> row.getString(1), "select sha256 from file where uses > 0").stream()
                .filter(file -> !files.contains(file))
                .forEach(file -> wrong.add("nobody sent the file " + file));
        int empty =
                world.database.count("ticket t where not exists (select 1 from article a where a.ticket_id = t.id)");
        if (empty != 0) {
            wrong.add(empty + " tickets have no article");
        }
        int ignored = world.database.count(
                "outcome o join raw_message r on r.id = o.raw_id where o.kind = 'IGNORED' and o.reasons = '[]'");
        if (ignored != 0) {
            wrong.add(ignored + " items were ignored without a reason");
        }
    }

    private void downstreamOnce() throws SQLException, IOException {
        Map<String, Integer> told = new HashMap<>();
        for (Event event : events()) {
            if (event.type().equals("ticket.created")) {
                told.merge(event.ticket(), 1, Integer::sum);
            }
        }
        Map<String, Integer> made = new HashMap<>();
        for (TrackerTicket ticket : world.tracker.tickets()) {
            made.merge(ticket.fields().getOrDefault("InletId", "(none)"), 1, Integer::sum);
        }
        List<String> tickets = world.database.rows(row -> row.getString(1), "select id::text from ticket");
        for (String ticket : tickets) {
            exactlyOnce("desk", ticket, told.remove(ticket));
            exactlyOnce("tracker", ticket, made.remove(ticket));
        }
        told.keySet().forEach(ticket -> wrong.add("the desk was told of " + ticket + ", which is not there"));
        made.keySet().forEach(ticket -> wrong.add("the tracker has " + ticket + ", which is not there"));
        world.database
                .rows(
                        row -> row.getString("target") + " " + row.getString("state") + " " + row.getString("reason"),
                        "select target, state, reason::text from delivery where state <> 'DELIVERED'")
                .forEach(left -> wrong.add("a delivery is not done: " + left));
    }

    private record Event(String type, String ticket) {}

    private List<Event> events() throws IOException {
        List<Event> events = new ArrayList<>();
        for (var request : world.desk.stored().values()) {
            JsonNode event = JSON.readTree(request.text());
            events.add(new Event(
                    event.path("type").asText(), event.at("/data/ticket/id").asText()));
        }
        return events;
    }

    private void exactlyOnce(String target, String ticket, Integer times) {
        if (times == null) {
            wrong.add("the " + target + " never heard of ticket " + ticket);
        } else if (times > 1) {
            wrong.add("the " + target + " has ticket " + ticket + " " + times + " times");
        }
    }

    /** What Inlet says by itself is said once or, where nobody can know, perhaps not; never twice. */
    private void customersOnce() {
        world.smtp.mails().stream()
                .map(mail -> mail.lines()
                        .filter(line -> line.startsWith("To: "))
                        .findFirst()
                        .orElse("To: nobody"))
                .collect(Collectors.groupingBy(to -> to, Collectors.counting()))
                .forEach((to, times) -> {
                    if (times > 1) {
                        wrong.add(to + " was told " + times + " times that a ticket was opened");
                    }
                });
    }

    private void equations() throws Exception {
        String metrics = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(world.gateway().url("console"))
                                        .resolve("/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        List<String> unequal = metrics.lines()
                .filter(line -> line.matches("inlet_(target_)?balance_holds\\{.*} 0(\\.0)?"))
                .toList();
        unequal.forEach(line -> wrong.add("the figures do not add up: " + line));
        if (!metrics.contains("inlet_balance_holds") || !metrics.contains("inlet_target_balance_holds")) {
            wrong.add("the gateway tells no balance");
        }
        figure("captured", "select count(*) + sum(repeats) from raw_message");
        figure("pending", "select count(*) from inbox_message where state = 'PENDING'");
        figure("parked", "select count(*) from inbox_message where state = 'PARKED'");
        figure("opened", "select count(*) from outcome where kind = 'OPENED'");
    }

    private void figure(String name, String truth) throws SQLException {
        long counted = one("select coalesce(sum(" + name + "), 0) from (select " + name
                + " from tally union all select " + name + " from tally_delta) as t");
        long there = one(truth);
        if (counted != there) {
            wrong.add("it counts " + counted + " " + name + ", and there are " + there);
        }
    }

    private long one(String query) throws SQLException {
        return world.database.rows(row -> row.getLong(1), query).get(0);
    }
}
