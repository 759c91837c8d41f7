// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Text without half a character in it: JSON can spell such a half, but a record that holds one can never be written. */
public final class WholeText {
    private WholeText() {}

    public static boolean is(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    static String checked(@Nullable String text, DeserializationContext context) throws IOException {
        if (text == null || !is(text)) {
            throw JsonMappingException.from(context, "half of a character");
        }
        return text;
    }

    /** Of the strings of a record. */
    static final class Reader extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return checked(StringDeserializer.instance.deserialize(in, context), context);
        }
    }

    /** Of the names in a map. */
    static final class NameReader extends KeyDeserializer {
        @Override
        public Object deserializeKey(String name, DeserializationContext context) throws IOException {
            return checked(name, context);
        }
    }
}
