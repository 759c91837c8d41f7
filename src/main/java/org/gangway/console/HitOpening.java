// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.rescreening.CustomerOpening;
import org.gangway.rescreening.StandingHit;
import org.gangway.sealing.CustomerKey;
import org.gangway.sealing.KeystoreUnusable;
import org.gangway.sealing.SealBroken;

/** Opens hits of customers, and customers, where this process has the key for it. Where it has not, nothing is opened. */
final class HitOpening {

    /** Whoever has refused the key is not asked again for each record. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Supplier<Optional<CustomerKey>> keys;
    private final InstantSource clock;
    private Optional<CustomerKey> key = Optional.empty();
    private Instant next = Instant.MIN;

    /** @param keys the key, once it is there; it never changes */
    HitOpening(Supplier<Optional<CustomerKey>> keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    synchronized Optional<CustomerKey> key() {
        if (key.isEmpty() && !clock.instant().isBefore(next)) {
            try {
                key = keys.get();
            } catch (KeystoreUnusable refused) {
                next = clock.instant().plus(PAUSE); // its custodian may let this process have it later
            }
        }
        return key;
    }

    /** @throws DeskRefusal if this process has no key, or another one */
    StandingHit.Content open(String customer, StandingHit hit) {
        try {
            return hit.opened(key().orElseThrow(DeskRefusal::noCustomerKey), customer);
        } catch (SealBroken other) {
            throw DeskRefusal.otherCustomerKey();
        }
    }

    /**
     * @param newest the record of the customer, where there is one
     * @throws DeskRefusal if this process has no key
     */
    KnownCustomer customer(Optional<ConsumerRecord<String, byte[]>> newest, StandingHit hit) {
        return KnownCustomer.of(
                new CustomerOpening(key().orElseThrow(DeskRefusal::noCustomerKey)), newest, hit.customer());
    }
}
