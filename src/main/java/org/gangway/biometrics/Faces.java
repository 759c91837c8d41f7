// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gangway.biometrics.FaceEngine.Comparison;
import org.gangway.biometrics.FaceEngine.Comparison.Doubted;
import org.gangway.biometrics.FaceEngine.Comparison.Measured;
import org.gangway.biometrics.FaceEngine.Comparison.Rated;
import org.gangway.biometrics.FaceEngine.Comparison.Undecided;
import org.gangway.biometrics.FaceEngine.Comparison.Unusable;
import org.gangway.biometrics.FaceEngine.Profile;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;

/** The bean of the step {@code verify-face}: is the person on the selfie the one on the ID photo? */
public final class Faces {
    private static final String ID_PHOTO = "id-photo";
    private static final String SELFIE = "selfie";
    static final String LIVENESS = "liveness";
    private static final String BIRTH_DATE = "birth-date";

    private final FaceEngine engine;
    private final FaceSettings settings;

    Faces(FaceEngine engine, FaceSettings settings) {
        this.engine = engine;
        this.settings = settings;
    }

    /**
     * Needs a photo of profile {@code id-portrait} and one of {@code selfie}, or instead of that a recording, {@code liveness},
     * whatever they are called, and {@code birth-date} (ISO); without profiles they are {@code id-photo} and {@code selfie}. Answers
     *
     * <ul>
     *   <li>{@code PASS} for a match;
     *   <li>{@code REFER} with {@code face.uncertain} for the band in which a human decides and where the engine compared
     *       nothing, with {@code face.minor} for everybody under age whatever the distance, with {@code liveness.pending}
     *       where nobody was before an engine that watches by itself, and for what would pass with the reasons of {@link Doubts};
     *   <li>{@code FAIL} with {@code face.different} above that band;
     *   <li>{@code RETAKE} with the reasons of {@link FaceEngine.Analysis} where a photo will not do, and with {@code
     *       face.missing} where it is not in the store any more; the open fact {@code retake} names the field;
     *   <li>{@code RETAKE} with {@code liveness.…} where it is not shown that somebody is there: reasons of {@link LivenessJudge},
     *       of an engine that watches by itself, or of {@link LiveSelfies};
     *   <li>{@code UNAVAILABLE} with {@code face.busy} if the engine had no time, {@code face.engine-down} or {@code
     *       face.engine-denied} if one outside this process does not answer us;
     *   <li>{@code MALFORMED} with {@code face.engine-refused} if that one refused what it was sent, or talked nonsense, with
     *       {@code face.unmeasured} if the scenario sets a limit for what the engine does not measure, and if the birth date
     *       is no date.
     * </ul>
     *
     * The facts {@code distance} and {@code score}, or {@code similarity}, are about the person and so sealed; {@code
     * models} is open.
     *
     * @throws IllegalArgumentException if the scenario does not declare one of the fields
     */
    public Reply verify(StepInput input) {
        Optional<Integer> age = age(input.field(BIRTH_DATE), input.issuedAt());
        if (age.isEmpty()) {
            return Reply.of(Reply.Kind.MALFORMED, "face.birth-date");
        }
        try {
            return compareWithSelfie(
                    input, photo(input, field(input, Profile.ID_PORTRAIT)), age.get() < settings.adult());
        } catch (PhotoGone e) {
            return retake(e.field, List.of("face.missing"));
        } catch (FaceEngine.EngineBusy e) {
            return Reply.of(Reply.Kind.UNAVAILABLE, "face.busy");
        } catch (FaceEngine.EngineFailed e) {
            return e.failure().reply();
        }
    }

    private Reply compareWithSelfie(StepInput input, byte[] portrait, boolean minor) {
        String field = field(input, Profile.SELFIE);
        byte[] sent = photo(input, field);
        if (!LIVENESS.equals(input.profiles().get(field))) {
            return compare(input, portrait, sent, minor);
        }
        return switch (new LiveSelfies(engine).read(sent, field, input)) {
            case Liveness.Alive alive -> compare(input, portrait, alive.selfie(), minor);
            case Liveness.NotShown not -> retake(field, not.reasons());
            case Liveness.Pending ignored ->
                Reply.of(Reply.Kind.REFER, "liveness.pending").with(Map.of("models", models()));
        };
    }

    private Reply compare(StepInput input, byte[] portrait, byte[] selfie, boolean minor) {
        return judge(input, engine.compare(portrait, selfie, input.limits()), minor);
    }

    private Reply judge(StepInput input, Comparison comparison, boolean minor) {
        return switch (comparison) {
            case Doubted doubted -> Doubts.referred(judge(input, doubted.comparison(), minor), doubted.reasons());
            case Unusable unusable -> retake(field(input, unusable.photo()), unusable.reasons());
            case Measured measured -> judge(measured.band(), facts(measured), minor);
            case Rated rated -> judge(rated.band(), facts(rated), minor);
            case Undecided ignored -> judge(Band.REFER, Map.of(), minor);
        };
    }

    private Reply judge(Band band, Map<String, Value> measured, boolean minor) {
        Map<String, Value> facts = new HashMap<>(measured);
        facts.put("models", models());
        Reply verdict = verdict(band);
        return (minor ? minor(verdict) : verdict).with(facts);
    }

    private static Map<String, Value> facts(Measured measured) {
        return Map.of(
                "distance", Value.plain(String.format(Locale.ROOT, "%.3f", measured.distance())),
                "score", Value.plain(Integer.toString(measured.score())));
    }

    private static Map<String, Value> facts(Rated rated) {
        return Map.of("similarity", Value.plain(String.format(Locale.ROOT, "%.1f", rated.similarity())));
    }

    private static Reply verdict(Band band) {
        return switch (band) {
            case MATCH -> Reply.of(Reply.Kind.PASS);
            case REFER -> Reply.of(Reply.Kind.REFER, "face.uncertain");
            case NO_MATCH -> Reply.of(Reply.Kind.FAIL, "face.different");
        };
    }

    /** A human decides, and sees what the comparison alone would have said. */
    private static Reply minor(Reply verdict) {
        List<String> reasons = Stream.concat(Stream.of("face.minor"), verdict.reasons().stream())
                .toList();
        return new Reply(Reply.Kind.REFER, reasons, Map.of(), Optional.empty());
    }

    private Reply retake(String field, List<String> reasons) {
        return new Reply(
                Reply.Kind.RETAKE, reasons, Map.of("retake", Value.open(field), "models", models()), Optional.empty());
    }

    private Value models() {
        return Value.open(String.join(" ", engine.models()));
    }

    /** The field whose photo the scenario says is of this profile. */
    static String field(StepInput input, Profile photo) {
        return switch (photo) {
            case ID_PORTRAIT -> field(input, Set.of("id-portrait"), ID_PHOTO);
            case SELFIE -> field(input, Set.of("selfie", LIVENESS), SELFIE);
        };
    }

    private static String field(StepInput input, Set<String> profiles, String usual) {
        return input.profiles().entrySet().stream()
                .filter(photo -> profiles.contains(photo.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse(usual);
    }

    /** The claim's object is gone; a retake brings a new one. */
    private static final class PhotoGone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String field;

        PhotoGone(String field, Throwable cause) {
            super("the photo is not in the object store any more", cause);
            this.field = field;
        }
    }

    private static byte[] photo(StepInput input, String field) {
        String claim = input.field(field);
        try {
            return input.documents().read(claim);
        } catch (IllegalStateException e) {
            throw new PhotoGone(field, e);
        }
    }

    private static Optional<Integer> age(String birthDate, Instant now) {
        try {
            LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
            return Optional.of(Period.between(LocalDate.parse(birthDate), today).getYears());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
