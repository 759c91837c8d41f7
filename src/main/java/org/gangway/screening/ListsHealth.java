// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Down when people are screened against nothing real, or against a list that has become stale.
 *
 * @param stale age from which a publisher's list counts as stale
 * @param demonstration whether the built-in list alone is enough
 */
record ListsHealth(Supplier<Corpus> corpus, ListGauges ages, Duration stale, boolean demonstration)
        implements HealthIndicator {

    @Override
    public Health health() {
        String builtIn = DemoList.builtIn().name();
        List<SanctionsList> real = corpus.get().lists().stream()
                .filter(list -> !list.name().equals(builtIn))
                .toList();
        List<String> old = real.stream()
                .filter(list -> ages.age(list).compareTo(stale) > 0)
                .map(SanctionsList::name)
                .toList();
        boolean up = old.isEmpty() && (demonstration || !real.isEmpty());
        return (up ? Health.up() : Health.down())
                .withDetail("lists", real.size())
                .withDetail("stale", old)
                .build();
    }
}
