// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.gangway.compliance.Change;
import org.gangway.rescreening.RescreeningRecord;
import org.gangway.rescreening.RunKind;
import org.gangway.scan.Marker;
import org.gangway.wire.Json;

/**
 * Two customers of the bank whose values nobody else has, and who are rescreened: one has a hit, which says the name, and whom staff
 * exempts; the other has none.
 */
final class KnownCustomers implements AutoCloseable {
    private static final String HONEST = "drill-1";
    private static final Duration DECIDE = Duration.ofSeconds(3);

    private final Map<String, Object> client;
    private final Map<String, Map<String, String>> persons = new HashMap<>();
    private final List<Marker> markers = new ArrayList<>();
    private final Officers officers;

    /** @param installation with an application that has started */
    KnownCustomers(WebClient web, Installation installation, Random random) {
        this.client = installation.client();
        LocalDate born = Canary.born(random);
        String name = marked("name", Tongue.FR.name(random)) + " " + marked("name", Tongue.DE.name(random));
        String document = marked("document number", Canary.letters(random));
        markers.add(Marker.text("birth date of a customer of the bank", Canary.dates(born)));
        persons.put(HONEST, Map.of("name", name, "birthDate", born.toString(), "document", document));
        String middle = marked("name", Tongue.EN.name(random));
        persons.put(Clientele.NAMESAKE, Clientele.listedAs("Boris " + middle + " Grachevsky-Demo"));
        put(installation);
        this.officers = new Officers(web, installation.app(), DECIDE);
    }

    private String marked(String what, String value) {
        markers.add(Marker.text(what + " of a customer of the bank", value));
        return value;
    }

    private void put(Installation installation) {
        try (SealedCustomers customers = SealedCustomers.of(client, installation.folder())
                .orElseThrow(() -> new DrillFailed("there is no key for customers"))) {
            for (Map.Entry<String, Map<String, String>> person : persons.entrySet()) {
                customers.put(person.getKey(), person.getValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
    }

    /** What must be nowhere. */
    List<Marker> markers() {
        return List.copyOf(markers);
    }

    /** What did not happen to them, so that nothing is known of what it would have left. */
    List<String> findings() {
        Set<String> screened = new HashSet<>();
        new CommittedTopic(client, "gangway.rescreenings").read(record -> {
            RescreeningRecord found = Json.read(record.value(), RescreeningRecord.class);
            screened.add(new String(record.key(), UTF_8) + " " + found.kind());
            found.sealed().ifPresent(hit -> screened.add(new String(record.key(), UTF_8) + " hit"));
        });
        List<String> findings = new ArrayList<>();
        for (String wanted : List.of(
                HONEST + " " + RunKind.CUSTOMER,
                HONEST + " " + RunKind.NIGHTLY,
                Clientele.NAMESAKE + " " + RunKind.NIGHTLY,
                Clientele.NAMESAKE + " hit")) {
            if (!screened.contains(wanted)) {
                findings.add("no customer of the bank was rescreened as was to be seen: " + wanted);
            }
        }
        if (officers.acknowledged(Officers.EXEMPTIONS, Change.APPROVED) == 0) {
            findings.add("no customer of the bank was exempted");
        }
        return findings;
    }

    @Override
    public void close() {
        officers.close();
    }
}
