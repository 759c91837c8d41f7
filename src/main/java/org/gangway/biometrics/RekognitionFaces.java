// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.Limit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rekognition.model.CompareFacesMatch;
import software.amazon.awssdk.services.rekognition.model.CompareFacesResponse;
import software.amazon.awssdk.services.rekognition.model.FaceDetail;

/** Amazon Rekognition, the engine outside. Photos are decoded and drawn anew here before one is sent: {@link PlainCopy}. */
final class RekognitionFaces implements FaceEngine {
    private final RekognitionCalls calls;
    private final RekognitionSettings settings;
    private final PhotoProfiles profiles;
    private final Workers<PhotoLimits> workers;
    private final RekognitionLiveness liveness;

    /** @param faces what is the same for every engine */
    RekognitionFaces(RekognitionCalls calls, RekognitionSettings settings, FaceSettings faces) {
        this.calls = calls;
        this.settings = settings;
        this.profiles = PhotoProfiles.rekognition(faces.profiles());
        this.workers = new Workers<>(faces.workers(), faces.patience(), faces.waiting(), faces::limits);
        this.liveness = new RekognitionLiveness(calls, settings);
    }

    /** @param copy what was sent, if anything was */
    private record Seen(Analysis analysis, Optional<PlainCopy> copy) {}

    @Override
    public Analysis analyse(byte[] photo, Profile profile) {
        return see(photo, profile, profiles, TimeLeft.in(settings.limit())).analysis();
    }

    @Override
    public Comparison compare(byte[] idPortrait, byte[] selfie, Map<String, Map<String, Limit>> limits) {
        PhotoProfiles wanted = profiles.with(limits, RekognitionFigures.SAID::contains);
        TimeLeft left = TimeLeft.in(settings.limit());
        Seen customer = see(selfie, Profile.SELFIE, wanted, left);
        if (!customer.analysis.usable()) {
            return new Comparison.Unusable(Profile.SELFIE, customer.analysis.reasons());
        }
        Seen document = see(idPortrait, Profile.ID_PORTRAIT, wanted, left);
        if (!document.analysis.usable()) {
            return new Comparison.Unusable(Profile.ID_PORTRAIT, document.analysis.reasons());
        }
        Comparison comparison = calls.compare(document.copy.orElseThrow(), customer.copy.orElseThrow(), left)
                .map(this::rated)
                .orElseGet(Comparison.Undecided::new);
        return Doubts.about(comparison, customer.analysis, document.analysis);
    }

    @Override
    public boolean watches() {
        return true;
    }

    @Override
    public Session open(String nonce, int round) {
        return liveness.open(nonce, round);
    }

    @Override
    public Liveness read(Session session, List<Shot> shots) {
        return liveness.read(session);
    }

    private Seen see(byte[] photo, Profile profile, PhotoProfiles wanted, TimeLeft left) {
        try {
            PlainCopy copy = workers.with(limits -> PlainCopy.of(photo, limits));
            return new Seen(analysis(calls.detect(copy, left), copy, profile, wanted), Optional.of(copy));
        } catch (PhotoRefused e) {
            return new Seen(new Analysis(0, List.of(), List.of(e.reason())), Optional.empty());
        }
    }

    private static Analysis analysis(List<FaceDetail> faces, PlainCopy copy, Profile profile, PhotoProfiles wanted) {
        List<Ruling> rulings = faces.stream()
                .map(face -> new RekognitionFigures(face, copy.width(), copy.height()))
                .max(Comparator.comparingDouble(RekognitionFigures::share))
                .map(largest -> wanted.judge(profile, largest))
                .orElse(List.of());
        List<String> reasons = new ArrayList<>(Look.number(faces.size()));
        reasons.addAll(Ruling.refused(rulings));
        return new Analysis(faces.size(), rulings, reasons);
    }

    /** Both photos were found to show one face each; where the comparison saw none or more, it may be of another face. */
    private Comparison rated(CompareFacesResponse answer) {
        if (answer.faceMatches().size() + answer.unmatchedFaces().size() != 1) {
            return new Comparison.Undecided();
        }
        double similarity = answer.faceMatches().stream()
                .map(CompareFacesMatch::similarity)
                .mapToDouble(RekognitionFaces::percent)
                .findFirst()
                .orElse(0);
        return new Comparison.Rated(similarity, settings.band(similarity));
    }

    static double percent(@Nullable Float value) {
        if (value == null || !(value >= 0 && value <= 100)) {
            throw new EngineFailed(Failure.REFUSED);
        }
        return value;
    }

    @Override
    public List<String> models() {
        return List.of("amazon-rekognition@2016-06-27:" + settings.chosenRegion());
    }
}
