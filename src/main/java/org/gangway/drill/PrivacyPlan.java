// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gangway.biometrics.DemoPhotos;

/**
 * What a privacy drill does.
 *
 * @param canaries who comes
 * @param shown the pictures that canaries show
 * @param patience how long anything may take that somebody waits for
 * @param waitForT2 how long to wait for T2 at most
 * @param faults what is made to fail, told by what makes it fail
 * @param halfAMessage whether half of a message may be put on {@code chat.received}
 * @param witness whether one more customer comes after T2, to show that keys are still tried rightly
 * @param plantTopic whether leaks may be planted on a topic of their own
 * @param known customers of the bank, where they are the drill's
 * @param scratch an empty folder
 */
record PrivacyPlan(
        List<Canary> canaries,
        DemoPhotos shown,
        Duration patience,
        Duration waitForT2,
        List<String> faults,
        boolean halfAMessage,
        boolean plantTopic,
        boolean witness,
        Optional<KnownCustomers> known,
        Path scratch,
        String command,
        String commit,
        Random random) {}
