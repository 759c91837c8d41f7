// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.gangway.compliance.ExemptionRecord.Terms;
import org.gangway.compliance.Motion;
import org.gangway.rescreening.CustomerRecord;
import org.gangway.rescreening.StandingHit;
import org.gangway.screening.Exemption;
import org.gangway.sealing.CustomerKey;
import org.gangway.sealing.CustomerSeal;
import org.gangway.sealing.Keystore;
import org.gangway.wire.Json;
import org.gangway.wire.StandingHitOpenedRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What staff sees of the hits of customers, and what it takes to open one. */
class HitDeskTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Reviewer ADA = new Reviewer("ada", Set.of(Roles.REVIEWER));
    private static final Reviewer AUDREY = new Reviewer("audrey", Set.of(Roles.AUDITOR));
    private static final String EXPLAINED =
            """
            [{"list":"un","entity":"T1","name":"Telmo Vargoni","nameScore":0.9,"band":"likely","alert":true,"entryHash":"e7","personHash":"p7"},
            {"list":"un","entity":"T2","name":"Telmo","nameScore":0.8,"band":"weak-alias","alert":false}]
            """;

    private final List<Object> said = new ArrayList<>();
    private final Map<String, StandingHit> stored = new HashMap<>();
    private final List<Motion<Terms>> exemptions = new ArrayList<>();
    private Instant now = NOW;
    private boolean down;
    private boolean read = true;
    private Optional<ConsumerRecord<String, byte[]>> customer = Optional.empty();
    private boolean unreachable;
    private Optional<CustomerKey> key = Optional.empty();
    private final HitOpening opening = new HitOpening(() -> key, () -> now);
    private final HitViews views = new HitViews(opening);
    private final HitDesk desk = new HitDesk(
            views,
            new HitDesk.Needs(
                    () -> read,
                    opening,
                    view -> Optional.ofNullable(stored.get(view.id())),
                    this::told,
                    (view, offset) -> newest(offset),
                    customer -> exemptions,
                    () -> now));
    private CustomerSeal seal;

    @BeforeEach
    void key(@TempDir Path folder) {
        key = Optional.of(Keystore.open(folder.resolve("keys")).customerKey());
        seal = key.orElseThrow().seal();
    }

    @Test
    void theNewestStandFirstUntilTheyAreGoneAndAQueueIsShownAlone() {
        standing(3, 1, "100", "sanctions.hit", NOW.minusSeconds(90));
        standing(3, 2, "200", "sanctions.pep", NOW.minusSeconds(30));
        standing(4, 1, "100", "sanctions.name-unreadable", NOW.minusSeconds(60));
        assertThat(desk.newest(ADA, null, 9)).extracting(HitRow::id).containsExactly("3-2", "4-1", "3-1");
        assertThat(desk.newest(ADA, null, 2)).hasSize(2);
        assertThat(desk.newest(ADA, "pep", 9)).extracting(HitRow::customer).containsExactly("200");
        assertThat(desk.newest(ADA, "compliance", 9)).hasSize(2);
        assertThat(desk.newest(ADA, "compliance", 9).getFirst().waiting()).isEqualTo("1 min 0 s");

        views.read(new ConsumerRecord<>("hits", 3, 3, "100", null));
        assertThat(desk.newest(ADA, null, 9)).extracting(HitRow::id).containsExactly("3-2", "4-1");
        views.begin();
        assertThat(desk.newest(ADA, null, 9)).isEmpty();
    }

    @Test
    void whatSomebodyHasToLookAtIsForReviewersAndNobodysName() {
        standing(3, 1, "100", "sanctions.hit", NOW);
        assertThat(desk.newest(ADA, null, 9).getFirst().entries())
                .containsExactly(new HitRow.Entry("un", "T1", "likely", "", ""));
        assertThat(desk.newest(AUDREY, null, 9).getFirst().entries()).isEmpty();
        assertThat(new String(Json.write(desk.newest(ADA, null, 9)), UTF_8)).doesNotContain("Telmo");
        assertThat(said).as("nobody has opened anything").isEmpty();
    }

    @Test
    void theListIsAsOpenapiSays() throws IOException {
        standing(3, 1, "100", "sanctions.hit", NOW);
        standing(3, 2, "200", "sanctions.pep", NOW);
        ObjectNode schema = Json.MAPPER
                .createObjectNode()
                .put("$ref", "#/components/schemas/StandingHit")
                .set(
                        "components",
                        new YAMLMapper()
                                .readTree(Path.of("docs", "openapi.yaml").toFile())
                                .path("components"));
        for (Reviewer who : List.of(ADA, AUDREY)) {
            for (HitRow row : desk.newest(who, null, 9)) {
                assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                .getSchema(schema)
                                .validate(Json.MAPPER.readTree(Json.write(row))))
                        .isEmpty();
            }
        }
    }

    @Test
    void nothingIsOpenedThatIsNotWrittenDown() {
        standing(3, 1, "100", "sanctions.hit", NOW);
        down = true;
        assertThatThrownBy(() -> desk.look("3-1", ADA)).hasMessageContaining("written down");
        assertThat(said).isEmpty();
        down = false;
        assertThat(desk.look("3-1", ADA).explained()).contains("Telmo Vargoni");
        assertThat(said).containsExactly("100", new StandingHitOpenedRecord("list-1-c", "ada"));
    }

    @Test
    void whatTheBankSaysOfTheCustomerStandsBesideTheHit() {
        standing(3, 1, "100", "sanctions.hit", NOW);
        customer(
                5,
                sealed(
                        "{\"document\":\"X1\",\"name\":\"Telmo Q. Vargoni\",\"birthDate\":\"1961\",\"nationality\":null}"));
        KnownCustomer known = desk.look("3-1", ADA).customer();
        assertThat(known.note()).isEmpty();
        assertThat(known.answers())
                .containsExactly(
                        entry("name", "Telmo Q. Vargoni"), entry("birth-date", "1961"), entry("document", "X1"));
        assertThat(new String(Json.write(known), UTF_8)).contains("\"birthDate\":\"1961\"");
        assertThat(known.toString() + desk.look("3-1", ADA)).doesNotContain("Telmo");
    }

    @Test
    void whereTheCustomersRecordIsGoneOrAnotherOrUnreadableThatIsSaid() {
        standing(3, 1, "100", "sanctions.hit", NOW);
        assertThat(desk.look("3-1", ADA).customer().note()).contains("not there any more");
        customer(6, null);
        assertThat(desk.look("3-1", ADA).customer())
                .returns(null, KnownCustomer::person)
                .returns(Map.of(), KnownCustomer::answers);
        customer(6, sealed("{\"name\":\"Osric Brellin\"}"));
        assertThat(desk.look("3-1", ADA).customer().note()).contains("has changed its record");
        assertThat(desk.look("3-1", ADA).customer().answers()).containsEntry("name", "Osric Brellin");
        customer(6, "nothing".getBytes(UTF_8));
        assertThat(desk.look("3-1", ADA).customer().note()).contains("cannot be read (Malformed)");
        unreachable = true;
        assertThat(desk.look("3-1", ADA).customer().note()).contains("could not be read just now");
        assertThat(desk.look("3-1", ADA).explained()).as("the hit is shown yet").contains("Telmo Vargoni");
    }

    @Test
    void withoutTheKeyAHitIsListedAndNothingIsOpenedOrWrittenDown() {
        Optional<CustomerKey> there = key;
        key = Optional.empty();
        standing(3, 1, "100", "sanctions.hit", NOW);
        assertThat(desk.opens()).isFalse();
        assertThat(desk.newest(ADA, null, 9).getFirst().entries()).isEmpty();
        assertThat(desk.newest(ADA, null, 9).getFirst().hits()).isEqualTo(1);
        assertThatThrownBy(() -> desk.look("3-1", ADA)).hasMessageContaining("has not the key");
        assertThat(said).isEmpty();
        key = there;
        assertThat(desk.look("3-1", ADA).explained()).contains("Telmo Vargoni");
    }

    @Test
    void whoHasRefusedTheKeyIsAskedAgainAfterAWhileAndNotForEachRecord(@TempDir Path folder) throws IOException {
        Keystore damaged = Keystore.open(folder.resolve("keys"));
        Path file = folder.resolve("keys").resolve("customers").resolve("customers");
        Files.writeString(file, "nothing", StandardOpenOption.CREATE_NEW);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        AtomicInteger asked = new AtomicInteger();
        HitOpening refused = new HitOpening(
                () -> {
                    asked.incrementAndGet();
                    return damaged.customerKeyThatIsThere();
                },
                () -> now);
        assertThat(refused.key()).isEmpty();
        assertThat(refused.key()).isEmpty();
        assertThat(asked).hasValue(1);
        now = NOW.plusSeconds(5);
        assertThat(refused.key()).isEmpty();
        assertThat(asked).hasValue(2);
    }

    @Test
    void theKeyIsOnlyLookedForAndNeverMadeByTheConsole(@TempDir Path folder) {
        Keystore keystore = Keystore.open(folder.resolve("keys"));
        assertThat(keystore.customerKeyThatIsThere()).isEmpty();
        assertThat(keystore.customerKeyThatIsThere()).as("still").isEmpty();
        String made = keystore.customerKey().seal().id();
        assertThat(keystore.customerKeyThatIsThere().orElseThrow().seal().id()).isEqualTo(made);
    }

    @Test
    void aHitThatIsSealedToAnotherKeyOrIsAboutSomebodyElseStaysClosed(@TempDir Path elsewhere) {
        seal = Keystore.open(elsewhere.resolve("keys")).customerKey().seal();
        standing(3, 1, "100", "sanctions.hit", NOW);
        assertThatThrownBy(() -> desk.look("3-1", ADA)).hasMessageContaining("another key");
        seal = key.orElseThrow().seal();
        standing(3, 2, "200", hit("100", "sanctions.hit", NOW));
        assertThatThrownBy(() -> desk.look("3-2", ADA)).isInstanceOf(DeskRefusal.class);
    }

    @Test
    void anExemptionIsMadeOfTheHitAsItIsByWhoHasOpenedIt() {
        standing(3, 1, "100", "sanctions.hit", NOW);
        assertThatThrownBy(() -> desk.exemption("3-1", ADA, "un", "T1")).hasMessageContaining("Open the hit first");
        desk.look("3-1", ADA);
        FoundHit hit = desk.exemption("3-1", ADA, "un", "T1");
        assertThat(hit.ofReference("100", Exemption.Decision.CLEARED, "on-file", LocalDate.EPOCH))
                .returns("100", Terms::customer)
                .returns("p7", Terms::person)
                .returns("e7", Terms::entry);
        assertThatThrownBy(() -> desk.exemption("3-1", ADA, "un", "T9")).hasMessageContaining("no hit");

        standing(3, 5, "100", "sanctions.hit", NOW);
        assertThatThrownBy(() -> desk.exemption("3-1", ADA, "un", "T1")).hasMessageContaining("has changed");
        assertThatThrownBy(() -> desk.exemption("3-5", ADA, "un", "T1")).hasMessageContaining("Open the hit first");
    }

    @Test
    void whatWasProposedStandsBesideItsEntryForReviewers() {
        standing(3, 1, "100", "sanctions.hit", NOW);
        exemptions.add(proposed("T9", null));
        assertThat(desk.newest(ADA, null, 9).getFirst().entries().getFirst().exemption())
                .isEmpty();
        exemptions.add(proposed("T1", null));
        assertThat(desk.newest(ADA, null, 9).getFirst().entries().getFirst().exemption())
                .isEqualTo("proposed");
        exemptions.add(proposed("T1", new Motion.Signed("grace", NOW)));
        assertThat(desk.row("3-1", ADA).entries().getFirst().exemption()).isEqualTo("in force");
        exemptions.add(proposed(Exemption.Decision.CONFIRMED, "T1", null));
        assertThat(desk.row("3-1", ADA).entries().getFirst())
                .returns("in force", HitRow.Entry::exemption)
                .returns("proposed", HitRow.Entry::confirmation);
        assertThat(desk.exemptions("3-1", ADA)).hasSize(4);
        assertThat(desk.exemptions("3-1", AUDREY)).isEmpty();
    }

    @Test
    void whereSomeMayBeMissingNoneAreListed() {
        standing(3, 1, "100", "sanctions.hit", NOW);
        read = false;
        assertThatThrownBy(() -> desk.newest(ADA, null, 9)).hasMessageContaining("not read to its end");
    }

    private static Motion<Terms> proposed(String entity, Motion.@Nullable Signed checker) {
        return proposed(Exemption.Decision.CLEARED, entity, checker);
    }

    private static Motion<Terms> proposed(Exemption.Decision decision, String entity, Motion.@Nullable Signed checker) {
        return new Motion<>(
                "m",
                new Terms("h", "p7", decision, "un", entity, "e7", "on-file", LocalDate.EPOCH),
                new Motion.Signed("ada", NOW),
                Optional.ofNullable(checker),
                Optional.empty());
    }

    private void standing(int partition, long offset, String customer, String reason, Instant since) {
        standing(partition, offset, customer, hit(customer, reason, since));
    }

    private void standing(int partition, long offset, String customer, StandingHit hit) {
        stored.put(partition + "-" + offset, hit);
        views.read(new ConsumerRecord<>("hits", partition, offset, customer, Json.write(hit)));
    }

    private StandingHit hit(String customer, String reason, Instant since) {
        byte[] content = Json.write(new StandingHit.Content(List.of("un/T1"), EXPLAINED));
        return new StandingHit(
                "list-1-c", "c", "1-b", List.of(reason), 1, 0, since, seal.seal("rescreenings", customer, content), 5);
    }

    private Optional<ConsumerRecord<String, byte[]>> newest(long offset) {
        assertThat(said).as("first it is written down who looks").isNotEmpty();
        assertThat(offset).isEqualTo(5);
        if (unreachable) {
            throw new TopicAuthorizationException("customers");
        }
        return customer;
    }

    private void customer(long offset, byte @Nullable [] value) {
        customer = Optional.of(new ConsumerRecord<>("customers", 3, offset, "100", value));
    }

    private byte[] sealed(String person) {
        return Json.write(new CustomerRecord(seal.id(), seal.seal("customers", "100", person.getBytes(UTF_8))));
    }

    private void told(String customer, StandingHitOpenedRecord opened) {
        if (down) {
            throw DeskRefusal.notWrittenDown();
        }
        said.add(customer);
        said.add(opened);
    }
}
