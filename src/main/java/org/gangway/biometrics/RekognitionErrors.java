// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gangway.biometrics.FaceEngine.Failure;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rekognition.model.AccessDeniedException;
import software.amazon.awssdk.services.rekognition.model.ImageTooLargeException;
import software.amazon.awssdk.services.rekognition.model.InvalidImageFormatException;

/**
 * What the errors of Amazon Rekognition mean. Those of an operation that say something of its own, as that a session is not
 * found, are caught where it is called; here is what is left, and nothing of what they say: it may quote the request.
 */
final class RekognitionErrors {
    /** Errors common to all of AWS that are about who asks, and come as 400 or 403. */
    private static final Set<String> ABOUT_CREDENTIALS = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "AuthFailure",
            "ExpiredToken",
            "ExpiredTokenException",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "NotAuthorized",
            "OptInRequired",
            "RequestExpired",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException");

    private static final Pattern CODE = Pattern.compile("[A-Za-z]{1,64}");

    private RekognitionErrors() {}

    static Failure failure(SdkException error) {
        return error instanceof AwsServiceException answered ? answered(answered) : Failure.DOWN;
    }

    private static Failure answered(AwsServiceException error) {
        if (error.isThrottlingException()) {
            return Failure.BUSY;
        }
        if (error instanceof AccessDeniedException
                || error.statusCode() == 401
                || error.statusCode() == 403
                || ABOUT_CREDENTIALS.contains(code(error))) {
            return Failure.DENIED;
        }
        return error.statusCode() >= 500 ? Failure.DOWN : Failure.REFUSED;
    }

    /** The reason for which another photo is asked for, if it is the photo that is at fault. */
    static Optional<String> photo(SdkException error) {
        return switch (error) {
            case ImageTooLargeException ignored -> Optional.of("face.too-large");
            case InvalidImageFormatException ignored -> Optional.of("face.unreadable");
            default -> Optional.empty();
        };
    }

    /** For a log line: a word of AWS's vocabulary, or the class of the fault. */
    static String code(SdkException error) {
        return Optional.of(error)
                .filter(AwsServiceException.class::isInstance)
                .map(AwsServiceException.class::cast)
                .map(AwsServiceException::awsErrorDetails)
                .map(AwsErrorDetails::errorCode)
                .filter(code -> CODE.matcher(code).matches())
                .orElse(error.getClass().getSimpleName());
    }
}
