// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gangway.casefile.Challenge;
import org.gangway.casefile.Challenge.Action;
import org.gangway.casefile.Challenge.Slot;
import org.gangway.wire.Recording.Picture;

/** Somebody before the camera of the chat page, drawn from one photograph: what the page would send. */
public final class BeforeCamera implements AutoCloseable {
    private final byte[] selfie;
    private final Puppet puppet;

    private BeforeCamera(byte[] selfie, Puppet puppet) {
        this.selfie = selfie;
        this.puppet = puppet;
    }

    /**
     * @param models the folder that the build provisioned
     * @param selfie with one face, which does whatever is asked
     */
    public static BeforeCamera of(Path models, byte[] selfie) {
        Natives.beside(models).loadOpenCv();
        FaceNets nets = new FaceNets(new ModelFolder(models));
        return new BeforeCamera(selfie, Puppet.of(selfie, nets, 7).orElseThrow());
    }

    /** As the page reads it: {@code turn-left 2000 5000}, and last until when to look straight ahead. */
    public static Challenge asked(List<String> options) {
        return new Challenge(options.stream()
                .map(option -> option.split(" ", -1)[0])
                .filter(word -> !word.equals("straight"))
                .map(word -> Action.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')))
                .toList());
    }

    /** The selfie, then a picture every quarter of a second in which the challenge is done. */
    public List<Picture> does(Challenge challenge) {
        List<Picture> pictures = new ArrayList<>(List.of(new Picture(0, selfie)));
        for (long millis = Rehearsal.STEP; millis <= challenge.length(); millis += Rehearsal.STEP) {
            pictures.add(new Picture((int) millis, at(millis, challenge)));
        }
        return pictures;
    }

    /** The selfie, then one picture again and again: a stream that stands still. */
    public List<Picture> standsStill(Challenge challenge) {
        byte[] one = puppet.live(Action.NOD, 0);
        List<Picture> pictures = new ArrayList<>(List.of(new Picture(0, selfie)));
        for (long millis = Rehearsal.STEP; millis <= challenge.length(); millis += Rehearsal.STEP) {
            pictures.add(new Picture((int) millis, one));
        }
        return pictures;
    }

    private byte[] at(long millis, Challenge challenge) {
        for (Slot slot : challenge.slots()) {
            int nth = Rehearsal.nth(millis, slot);
            if (nth >= 0) {
                return puppet.live(slot.action(), Rehearsal.EFFORTS[nth]);
            }
        }
        return puppet.live(Action.NOD, 0);
    }

    @Override
    public void close() {
        puppet.close();
    }
}
