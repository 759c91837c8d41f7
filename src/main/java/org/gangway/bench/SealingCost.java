// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.CaseKeys;
import org.gangway.sealing.ChannelKeys;
import org.gangway.sealing.DoorKeys;
import org.gangway.sealing.WrappedKey;

/** What each kind of seal costs here and now, by the application's own keys: microseconds of one processor. */
final class SealingCost {
    private static final int TIMES = 500;
    private static final String WHO = "0123456789abcdef0123456789abcdef";
    private static final String CASE = WHO + "-1700000000000";

    private SealingCost() {}

    static Map<String, Double> microseconds(DoorKeys door, ChannelKeys channel, CaseKeys keys) {
        byte[] clear = new byte[200];
        byte[] atDoor = door.seal(WHO, clear);
        byte[] atChannel = channel.seal(WHO, clear);
        WrappedKey wrapped = keys.make(Instant.now());
        CaseKey key = keys.unwrap(wrapped);
        var field = key.seal(CASE, "given-name", "Alexandra");
        Map<String, Double> costs = new LinkedHashMap<>();
        costs.put("door_seal", mean(() -> door.seal(WHO, clear)));
        costs.put("door_open", mean(() -> door.open(WHO, atDoor)));
        costs.put("channel_seal", mean(() -> channel.seal(WHO, clear)));
        costs.put("channel_open", mean(() -> channel.open(WHO, atChannel)));
        costs.put("case_key_make", mean(() -> keys.make(Instant.now())));
        costs.put("case_key_unwrap", mean(() -> keys.unwrap(wrapped)));
        costs.put("field_seal", mean(() -> key.seal(CASE, "given-name", "Alexandra")));
        costs.put("field_open", mean(() -> key.open(CASE, "given-name", field)));
        return costs;
    }

    private static double mean(Runnable work) {
        for (int i = 0; i < TIMES; i++) {
            work.run();
        }
        long began = System.nanoTime();
        for (int i = 0; i < TIMES; i++) {
            work.run();
        }
        return Math.round((System.nanoTime() - began) / 100.0 / TIMES) / 10.0;
    }
}
