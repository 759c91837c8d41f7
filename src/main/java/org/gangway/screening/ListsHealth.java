// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Down when people are screened against nothing real, against a list that has become stale, or against one whose next
 * edition was refused or cannot be read.
 *
 * @param stale age from which a publisher's list counts as stale
 * @param demonstration whether the built-in list alone is enough
 */
record ListsHealth(Supplier<Corpora.InUse> lists, ListGauges ages, Duration stale, boolean demonstration)
        implements HealthIndicator {

    @Override
    public Health health() {
        String builtIn = DemoList.NAME;
        Corpora.InUse inUse = lists.get();
        List<SanctionsList> real = inUse.corpus().lists().stream()
                .filter(list -> !list.name().equals(builtIn))
                .toList();
        List<String> old = real.stream()
                .filter(list -> ages.age(list).compareTo(stale) > 0)
                .map(SanctionsList::name)
                .toList();
        List<String> refused = inUse.refused().stream()
                .map(refusal -> refusal.list() + ' ' + refusal.reason().code())
                .toList();
        boolean current = old.isEmpty() && refused.isEmpty() && inUse.broken().isEmpty();
        boolean up = current && (demonstration || !real.isEmpty());
        return (up ? Health.up() : Health.down())
                .withDetail("lists", real.size())
                .withDetail("stale", old)
                .withDetail("refused", refused)
                .withDetail("broken", inUse.broken().size())
                .build();
    }
}
