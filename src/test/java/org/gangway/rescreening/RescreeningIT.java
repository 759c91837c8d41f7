// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.gangway.broker.TestBroker;
import org.gangway.screening.InventedCustomers;
import org.gangway.screening.TestWatchlists;
import org.gangway.sealing.CustomerKey;
import org.gangway.sealing.Keystore;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.TopicKeeper;
import org.gangway.wire.TopicNames;
import org.gangway.wire.TopicsFile;
import org.gangway.wire.WireFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A bank's customers on a real broker, from the first record to a night after a crash. */
@Timeout(120)
class RescreeningIT {

    private static final String NEVER = "0 0 0 29 2 *";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicReference<Instant> time = new AtomicReference<>(Instant.parse("2026-11-26T01:00:00Z"));
    private TestBroker broker;
    private Map<String, Object> client;
    private Keystore keystore;
    private CustomerKey key;
    private TestWatchlists lists;
    private Bank bank;
    private RescreeningLoop loop;

    @BeforeEach
    void start() {
        broker = TestBroker.start(folder.resolve("broker"));
        client = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = TopicKeeper.client(client)) {
            new TopicKeeper(TopicsFile.bundled(), TopicNames.of("gangway.")).apply(admin, List.of());
        }
        keystore = Keystore.open(folder.resolve("keys"));
        key = keystore.customerKey();
        lists = new TestWatchlists(folder.resolve("screening"));
        bank = new Bank(client, key.seal());
    }

    @AfterEach
    void stop() {
        Optional.ofNullable(loop).ifPresent(RescreeningLoop::stop);
        bank.close();
        broker.close();
    }

    @Test
    void customersAreScreenedAsTheyComeEveryNightAndWhenAListChanges() throws Exception {
        bank.customer("100", "Telmo Vargoni");
        bank.customer("200", "Osric Brellin");
        bank.put("300", "no record".getBytes(UTF_8));
        bank.put("400", bank.record("100", "Telmo Vargoni"));
        run("0 0 2 * * *", 100, time::get);
        await().atMost(PATIENCE).until(() -> bank.found().size() == 4);
        assertThat(bank.found("100")).singleElement().satisfies(found -> {
            assertThat(found.verdict()).isEqualTo("pass");
            assertThat(found.kind()).isEqualTo(RunKind.CUSTOMER);
            assertThat(found.corpus()).isEqualTo(lists.watchlists().now().version());
        });
        assertThat(bank.found("300").getFirst().reasons()).containsExactly("Malformed");
        assertThat(bank.found("400").getFirst().reasons())
                .as("of somebody else")
                .containsExactly("SealBroken");
        assertThat(bank.all("dead-letters")).hasSize(2).allSatisfy(letter -> assertThat(
                        Headers.text(letter.headers(), "source-topic"))
                .contains("gangway.customers"));

        lists.list("Telmo Vargoni");
        await().atMost(PATIENCE).until(() -> bank.found("100").size() == 2);
        RescreeningRecord hit = bank.found("100").getLast();
        assertThat(hit.kind()).isEqualTo(RunKind.LIST);
        assertThat(hit.news()).isTrue();
        assertThat(hit.corpus()).isEqualTo(lists.watchlists().now().version());
        assertThat(explained("100", hit)).contains("Telmo Vargoni", "\"own/");
        await().atMost(PATIENCE).until(() -> listRuns() == 24);
        assertThat(bank.found("200")).as("whom the change does not touch").hasSize(1);
        assertThat(bank.hits()).containsOnlyKeys("100");

        time.set(Instant.parse("2026-11-26T02:00:01Z"));
        await().atMost(PATIENCE).until(() -> nightly().size() == 4);
        assertThat(nightly())
                .allSatisfy(found -> assertThat(found.record().run()).isEqualTo("nightly-2026-11-26T02:00:00Z"))
                .extracting(found -> found.customer() + " " + found.record().verdict())
                .containsExactlyInAnyOrder("100 refer", "200 pass", "300 unreadable", "400 unreadable");
        assertThat(bank.found("100").getLast().news()).as("it stood before").isFalse();
        assertThat(bank.all("dead-letters")).as("parked once").hasSize(2);

        StandingHit before = standing("100");
        bank.customer("100", "Telmo Q. Vargoni");
        await().atMost(PATIENCE).until(() -> bank.found("100").size() == 4);
        assertThat(bank.found("100").getLast().news()).as("of the same entry").isFalse();
        assertThat(standing("100")).satisfies(now -> {
            assertThat(now.since()).isEqualTo(before.since());
            assertThat(now.opened(key, "100").explained())
                    .as("and yet what officers read is of now")
                    .contains("\"word\":\"q\"")
                    .isNotEqualTo(before.opened(key, "100").explained());
        });

        bank.customer("200", "Vargoni, Telmo");
        await().atMost(PATIENCE).until(() -> bank.hits().size() == 2);
        bank.gone("100");
        await().atMost(PATIENCE).until(() -> bank.hits().size() == 1);
        lists.list();
        await().atMost(PATIENCE).until(() -> bank.hits().isEmpty());
        assertThat(bank.found("200").getLast().verdict()).isEqualTo("pass");
        assertThat(bank.found("200").getLast().kind()).isEqualTo(RunKind.LIST);
        assertThat(meters.counter("gangway.rescreening.news").count()).isEqualTo(2);
        assertThat(meters.counter("gangway.dead.letters", "step", "rescreening").count())
                .isEqualTo(2);
        assertThat(meters.get("gangway.rescreening.age").gauge().value()).isLessThan(60);
        whatIsWrittenIsAsDescribed();
    }

    @Test
    void whatStaffDecidesReachesCustomersAtOnce() {
        lists.list("Telmo Vargoni");
        bank.customer("100", "Telmo Vargoni");
        bank.customer("200", "Telmo Vargoni");
        bank.customer("300", "Telmo Vargony");
        run(NEVER, 100, InstantSource.system());
        await().atMost(PATIENCE).until(() -> bank.hits().size() == 3);
        StandingHit other = standing("200");

        lists.exempt("100", standing("100").opened(key, "100").explained());
        await().atMost(PATIENCE).until(() -> bank.hits().size() == 2);
        assertThat(bank.hits()).containsOnlyKeys("200", "300");
        assertThat(bank.found("100").getLast())
                .returns("pass", RescreeningRecord::verdict)
                .returns(RunKind.CUSTOMER, RescreeningRecord::kind);
        assertThat(bank.found("200")).as("whom it is not about").hasSize(1);

        lists.exemptNobody();
        await().atMost(PATIENCE).until(() -> bank.hits().containsKey("100"));
        assertThat(bank.found("100").getLast().news()).isTrue();
        assertThat(bank.found("100")).hasSize(3);

        lists.threshold(.99);
        await().atMost(PATIENCE).until(() -> listRuns() == 24);
        assertThat(bank.hits()).containsOnlyKeys("100", "200");
        assertThat(bank.found("300").getLast())
                .returns("pass", RescreeningRecord::verdict)
                .returns(RunKind.LIST, RescreeningRecord::kind)
                .returns(lists.watchlists().now().configuration(), RescreeningRecord::configuration);

        loop.stop();
        lists.exempt("200", other.opened(key, "200").explained());
        run(NEVER, 100, InstantSource.system());
        await().atMost(PATIENCE).until(() -> bank.hits().size() == 1);
        assertThat(bank.hits()).as("also what was decided while nobody worked").containsOnlyKeys("100");
        assertThat(bank.found("100")).as("nobody else").hasSize(4);
    }

    @Test
    void anExemptionForTheReferenceInTheRecordHoldsAtOnceAndUntilTheEndOfItsLastDay() {
        lists.list("Telmo Vargoni");
        bank.put("100", bank.record("100", Map.of("name", "Telmo Vargoni", "customer", "K-7")));
        bank.put("200", bank.record("200", Map.of("name", "Telmo Vargoni", "customer", "K-8")));
        run(NEVER, 100, time::get);
        await().atMost(PATIENCE).until(() -> bank.hits().size() == 2);

        lists.exempt("K-7", standing("100").opened(key, "100").explained(), LocalDate.parse("2026-11-26"));
        await().atMost(PATIENCE).until(() -> bank.hits().size() == 1);
        assertThat(bank.hits()).containsOnlyKeys("200");
        time.set(Instant.parse("2026-11-26T23:59:59Z"));
        loop.stop();
        run(NEVER, 100, time::get);

        time.set(Instant.parse("2026-11-27T00:00:00Z"));
        await().atMost(PATIENCE).until(() -> bank.hits().containsKey("100"));
        assertThat(bank.found("100"))
                .as("as it came, exempted, and back")
                .hasSize(3)
                .last()
                .returns(RunKind.CUSTOMER, RescreeningRecord::kind)
                .returns(true, RescreeningRecord::news);
        assertThat(bank.found("200")).as("whom it is not about").hasSize(1);

        loop.stop();
        lists.exempt("K-8", standing("200").opened(key, "200").explained(), LocalDate.parse("2026-11-27"));
        run(NEVER, 100, time::get);
        await().atMost(PATIENCE).until(() -> !bank.hits().containsKey("200"));
        loop.stop();
        time.set(Instant.parse("2026-11-28T06:00:00Z"));
        run(NEVER, 100, time::get);
        await().atMost(PATIENCE).until(() -> bank.hits().containsKey("200"));
    }

    @Test
    void aConfirmedHitStandsAndIsAskedOfNobodyUntilEitherSideChanges() throws Exception {
        lists.list("Telmo Vargoni");
        bank.customer("100", "Telmo Vargoni");
        run("0 0 2 * * *", 100, time::get);
        await().atMost(PATIENCE).until(() -> bank.hits().size() == 1);
        StandingHit open = standing("100");
        lists.confirm("100", open.opened(key, "100").explained());
        await().atMost(PATIENCE).until(() -> standing("100").confirmed() == 1);
        assertThat(standing("100")).satisfies(confirmed -> {
            assertThat(confirmed.hits()).isZero();
            assertThat(confirmed.since()).isEqualTo(open.since());
            assertThat(confirmed.opened(key, "100").explained())
                    .contains("\"decision\":\"confirmed\"", "\"maker\":\"ada\",\"checker\":\"grace\"");
        });

        time.set(Instant.parse("2026-11-26T02:00:01Z"));
        await().atMost(PATIENCE).until(() -> nightly().size() == 1);
        assertThat(nightly().getFirst().record())
                .returns("confirmed", RescreeningRecord::verdict)
                .returns(0, RescreeningRecord::hits)
                .returns(1, RescreeningRecord::confirmed)
                .returns(false, RescreeningRecord::news);

        bank.customer("100", "Telmo Q. Vargoni");
        await().atMost(PATIENCE).until(() -> standing("100").hits() == 1);
        assertThat(bank.found("100").getLast())
                .returns("refer", RescreeningRecord::verdict)
                .returns(true, RescreeningRecord::news);
        assertThat(standing("100").opened(key, "100").explained()).contains("customer-changed");
        for (var record : bank.all("rescreenings")) {
            assertThat(WireFiles.validate("rescreening", Json.MAPPER.readTree(record.value())))
                    .isEmpty();
        }
    }

    @Test
    void aKilledNightGoesOnAndEveryCustomerHasOneResult() throws Exception {
        int count = 3_000;
        bank.customers(count, "c");
        run(NEVER, 500, InstantSource.system());
        await().atMost(PATIENCE).until(() -> bank.found().size() == count);
        loop.stop();

        String soon = cron(Instant.now().plusSeconds(8));
        Process killed = RescreeningProcess.start(
                broker.bootstrapServers(),
                folder.resolve("keys").toString(),
                folder.resolve("screening").toString(),
                soon,
                "5");
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> nightly().size() > 100);
        killed.destroyForcibly().waitFor();
        int before = nightly().size();
        assertThat(before).isLessThan(count - 1);
        List<String> waiting = waiting(count);
        bank.customer(waiting.get(0), "Quietus Somebody");
        bank.gone(waiting.get(1));

        run(soon, 500, InstantSource.system());
        await().atMost(Duration.ofSeconds(60)).until(() -> nightly().size() >= count - 1);
        await().atMost(PATIENCE)
                .until(() -> bank.runs().values().stream()
                                .filter(run -> run.kind() == RunKind.NIGHTLY
                                        && run.finished().isPresent())
                                .count()
                        == 12);
        List<String> screened = nightly().stream().map(Bank.Found::customer).toList();
        assertThat(screened).as("one result each").doesNotHaveDuplicates();
        assertThat(screened)
                .as("who is gone may have been there still")
                .containsAll(IntStream.range(0, count)
                        .mapToObj(at -> "c" + at)
                        .filter(customer -> !customer.equals(waiting.get(1)))
                        .toList());
        assertThat(bank.runs().values().stream()
                        .filter(run -> run.kind() == RunKind.NIGHTLY)
                        .mapToInt(run -> run.customers().getOrDefault("pass", 0))
                        .sum())
                .isEqualTo(screened.size());
    }

    @Test
    void aNightIsMeasured() throws Exception {
        Path names = Files.writeString(
                folder.resolve("names.csv"), "full_name\nAda Quill\nBasil Rook\nCora Swift\nDuncan Tern Vale\n");
        Map<String, Object> figures = new NightSpeed(client, folder.resolve("keys"), lists.watchlists(), 300, PATIENCE)
                .measure(new InventedCustomers(names, 7));
        assertThat(figures)
                .containsEntry("customers", 300)
                .containsKeys("fill_seconds", "first_seconds", "load_seconds", "night_seconds", "night_per_second");
        assertThat(nightly()).hasSize(300);
    }

    /** Customers whose turn in the night is still to come. */
    private List<String> waiting(int count) {
        Set<String> done = nightly().stream().map(Bank.Found::customer).collect(Collectors.toSet());
        return IntStream.range(0, count)
                .mapToObj(at -> "c" + at)
                .filter(customer -> !done.contains(customer))
                .toList();
    }

    private List<Bank.Found> nightly() {
        return bank.found().stream()
                .filter(found -> found.record().kind() == RunKind.NIGHTLY)
                .toList();
    }

    private StandingHit standing(String customer) {
        return Objects.requireNonNull(bank.hits().get(customer));
    }

    private long listRuns() {
        return bank.runs().values().stream()
                .filter(run -> run.kind() == RunKind.LIST && run.finished().isPresent())
                .count();
    }

    /** Once a year at that second. */
    private static String cron(Instant at) {
        var day = at.atZone(ZoneOffset.UTC);
        return "%d %d %d %d %d *"
                .formatted(day.getSecond(), day.getMinute(), day.getHour(), day.getDayOfMonth(), day.getMonthValue());
    }

    private void run(String nightly, int slice, InstantSource clock) {
        loop = RescreeningProcess.loop(
                client,
                keystore,
                lists.watchlists(),
                new RescreeningSettings(true, nightly, ZoneOffset.UTC, slice),
                meters,
                clock);
        loop.start();
    }

    private String explained(String customer, RescreeningRecord found) {
        return new String(
                        key.open(RescreeningRecord.USE, customer, found.sealed().orElseThrow()), UTF_8)
                .replace("\\\"", "\"");
    }

    private void whatIsWrittenIsAsDescribed() throws Exception {
        for (String topic : List.of(
                "rescreenings/rescreening", "rescreening.runs/rescreening-run", "rescreening.hits/standing-hit")) {
            String[] names = topic.split("/", -1);
            WireFiles.HeaderNames headers = WireFiles.headers(names[1]);
            for (var record : bank.all(names[0])) {
                if (record.value() != null) {
                    headers.assertDescribe(record.headers());
                    assertThat(WireFiles.validate(names[1], Json.MAPPER.readTree(record.value())))
                            .isEmpty();
                    assertThat(new String(record.value(), UTF_8)).doesNotContain("Vargoni");
                }
            }
        }
        assertThat(bank.all("dead-letters").stream()
                        .map(letter -> Headers.text(letter.headers(), "cause").orElse(""))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("Malformed", "SealBroken");
    }
}
