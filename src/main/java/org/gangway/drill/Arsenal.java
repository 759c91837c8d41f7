// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gangway.biometrics.DemoPhotos;
import org.gangway.drill.HostileRecord.Fate;
import org.gangway.sealing.DoorKeys;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Everything that can be thrown at one installation. */
final class Arsenal implements AutoCloseable {
    private static final String ATTACKER = "127.0.0.66";

    /** Of twenty inputs, which attack each is. */
    private static final int[] SHARES = {0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6};

    final HostileTally tally;
    final RawWeb web;
    final Strangers strangers;
    final HostilePictures pictures;
    final HostileRecords records;
    final HostileFiles files;
    final byte[] face;
    private final AnnotationConfigApplicationContext keys;
    private final List<Attack> attacks;

    Arsenal(Drill drill, WebClient client, HostileTally tally) throws InterruptedException {
        Installation installation = drill.installation;
        URI app = installation.app();
        DemoPhotos photos = DemoPhotos.load(Path.of(System.getProperty("gangway.models.dir", "models/weights")));
        this.tally = tally;
        this.face = photos.selfie();
        web = new RawWeb(app, ATTACKER);
        strangers = new Strangers(client, app);
        pictures = new HostilePictures(List.of(photos.idPortrait(), photos.selfie()));
        keys = keys(installation);
        HostileRecord.Maker maker = new HostileRecord.Maker(
                keys.getBean(DoorKeys.class),
                () -> List.copyOf(drill.crowd.expected().keySet()));
        records = new HostileRecords(installation.client(), maker, tally);
        files = new HostileFiles(
                installation.client(), installation.home.resolve("scenarios").resolve("texts"), tally);
        attacks = List.of(
                new HostileMessages(web, strangers, tally),
                new HostilePhotos(web, strangers, pictures, tally),
                new HostileWebhooks(web, tally),
                records,
                new HostileConsole(web, tally),
                new HostileVisits(web, strangers, tally),
                files);
    }

    /** Throws one input; the same number and seed throw the same one. */
    void once(int number, long seed) throws InterruptedException {
        Attack attack = attacks.get(SHARES[number % SHARES.length]);
        attack.once(new Random(seed * 1_000_003 + number));
        tally.input(attack.kind());
    }

    Map<String, Fate> fates() {
        return records.fates();
    }

    /** The keys of the installation's folder: who has taken a channel over has the public half of its door. */
    private static AnnotationConfigApplicationContext keys(Installation installation) {
        AnnotationConfigApplicationContext keys = new AnnotationConfigApplicationContext();
        keys.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("installation", Map.copyOf(installation.settings())));
        keys.scan("org.gangway.sealing");
        keys.refresh();
        return keys;
    }

    @Override
    public void close() {
        records.close();
        files.close();
        keys.close();
    }
}
