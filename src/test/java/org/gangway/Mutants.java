// SPDX-License-Identifier: Apache-2.0
package org.gangway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Random;

/** Sound inputs with something wrong in them: bits turned, pieces taken out, put in, said again, the end cut off. */
public final class Mutants {
    private Mutants() {}

    public static String of(String sound, long seed) {
        return new String(of(sound.getBytes(UTF_8), seed), UTF_8);
    }

    public static byte[] of(byte[] sound, long seed) {
        Random random = new Random(seed);
        byte[] mutant = sound.clone();
        for (int i = random.nextInt(6); i >= 0 && mutant.length > 1; i--) {
            int at = random.nextInt(mutant.length);
            mutant = switch (random.nextInt(5)) {
                case 0 -> turned(mutant, at, random);
                case 1 -> Arrays.copyOf(mutant, at);
                case 2 -> joined(Arrays.copyOf(mutant, at), noise(random), rest(mutant, at));
                case 3 -> joined(Arrays.copyOf(mutant, at), rest(mutant, at / 2));
                default -> joined(Arrays.copyOf(mutant, at), rest(mutant, Math.min(mutant.length, at + 7)));
            };
        }
        return mutant;
    }

    private static byte[] turned(byte[] bytes, int at, Random random) {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(12) + 1];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] rest(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] joined(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
