// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gangway.wire.Json;

/** A folder with a list of the bank's own, for tests of other packages. */
public final class TestWatchlists {

    private final Path lists;
    private final Corpora corpora;
    private final Watchlists watchlists;
    private volatile Bands bands = Bands.BUILT_IN;
    private final AtomicLong decisions = new AtomicLong();
    private volatile Map<String, Exemption> exemptions = Map.of();
    private final List<Turn> turns = new CopyOnWriteArrayList<>();

    /** @param folder for the lists and their archive, which may be there already */
    public TestWatchlists(Path folder, String... listed) {
        this.lists = folder.resolve("lists");
        write(listed);
        ListArchive archive = new ListArchive(folder.resolve("archive"));
        this.corpora = new Corpora(lists, archive, Set.of(), NameVariants.builtIn(), InstantSource.system());
        this.watchlists = new Watchlists(corpora::corpus, archive, new Decided(), 5);
    }

    /** What staff decides, by customer: a hash is what is hashed. */
    private final class Decided implements ScreeningRules {
        @Override
        public Bands bands() {
            return bands;
        }

        @Override
        public List<Exemption> exemptions(String customer) {
            return Optional.ofNullable(exemptions.get(customer)).stream().toList();
        }

        @Override
        public long decisions() {
            return decisions.get();
        }

        @Override
        public List<Turn> turns(Instant since, Instant now) {
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            Stream<Turn> over = exemptions.entrySet().stream()
                    .filter(one -> today.isAfter(one.getValue().until()))
                    .map(one -> turn(Turn.What.OVER, one.getKey(), one.getValue()));
            return Stream.concat(turns.stream(), over).toList();
        }

        @Override
        public String hashed(String personal) {
            return personal;
        }
    }

    /** From now on somebody is an alert from this score on. */
    public void threshold(double possible) {
        Limits limits = Limits.from(possible);
        bands = new Bands(bands.version() + 1, limits, limits, limits);
    }

    private static Turn turn(Turn.What what, String customer, Exemption exemption) {
        return new Turn(exemption.id(), what, customer, exemption.list(), exemption.entity());
    }

    /** The only exemption from now on: of the likeliest hit in the explanation of a customer's. */
    public void exempt(String customer, String explained) {
        exempt(customer, explained, LocalDate.of(2999, 12, 31));
    }

    /** The same, until the end of a day. */
    public void exempt(String customer, String explained, LocalDate until) {
        decide(Exemption.Decision.CLEARED, customer, explained, until);
    }

    /** That a customer is whom the likeliest hit says; the only such decision from now on. */
    public void confirm(String customer, String explained) {
        decide(Exemption.Decision.CONFIRMED, customer, explained, LocalDate.of(2999, 12, 31));
    }

    private void decide(Exemption.Decision decision, String customer, String explained, LocalDate until) {
        JsonNode hit = Json.read(explained.getBytes(StandardCharsets.UTF_8), JsonNode.class)
                .get(0);
        Exemption made = new Exemption(
                "e-" + customer,
                decision,
                hit.path("list").asText(),
                hit.path("entity").asText(),
                hit.path("entryHash").asText(),
                hit.path("personHash").asText(),
                "on-file",
                until,
                "ada",
                "grace",
                Instant.EPOCH);
        exemptions = Map.of(customer, made);
        turns.add(turn(Turn.What.APPROVED, customer, made));
        decisions.incrementAndGet();
    }

    /** From now on there is no exemption. */
    public void exemptNobody() {
        exemptions.forEach((customer, made) -> turns.add(turn(Turn.What.WITHDRAWN, customer, made)));
        exemptions = Map.of();
        decisions.incrementAndGet();
    }

    public Watchlists watchlists() {
        return watchlists;
    }

    /** Another edition of the list. */
    public void list(String... listed) {
        write(listed);
        corpora.offer(ListFolder.reading(lists));
    }

    private void write(String... listed) {
        // So many others that no gate of size refuses the change.
        Stream<String> others = IntStream.range(0, 40)
                .mapToObj(at -> "o" + at + ",Zzyxo" + (char) ('a' + at % 26) + "q Wrgl" + at + ",,,,,,,,");
        String rows = Stream.concat(
                        others,
                        IntStream.range(0, listed.length)
                                .mapToObj(at -> "n" + listed[at].hashCode() + ',' + listed[at] + ",,,,,,,,"))
                .collect(Collectors.joining("\n"));
        try {
            Files.createDirectories(lists);
            Files.writeString(lists.resolve("own.csv"), OwnList.HEADER + "\n" + rows + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
