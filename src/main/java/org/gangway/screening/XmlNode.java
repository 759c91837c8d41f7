// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One entry of a list in memory; the list as a whole never is. */
record XmlNode(String name, Map<String, String> attributes, String text, int line, List<XmlNode> children) {

    /** Deeper than any list; and much deeper the stack would end. */
    private static final int DEEPEST = 30;

    /** Reads the element the reader stands on, to its end. */
    static XmlNode read(XMLStreamReader reader) throws XMLStreamException {
        return read(reader, 0);
    }

    private static XmlNode read(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("too deep");
        }
        String name = reader.getLocalName();
        Map<String, String> attributes = attributes(reader);
        int line = reader.getLocation().getLineNumber();
        StringBuilder text = new StringBuilder();
        List<XmlNode> children = new ArrayList<>();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(read(reader, depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            }
        }
        return new XmlNode(name, attributes, text.toString().strip(), line, children);
    }

    static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            attributes.put(
                    reader.getAttributeLocalName(at),
                    reader.getAttributeValue(at).strip());
        }
        return attributes;
    }

    Stream<XmlNode> all(String child) {
        return children.stream().filter(node -> node.name.equals(child));
    }

    /** Those at the end of a path of children: {@code Names/Name}. */
    Stream<XmlNode> path(String path) {
        Stream<XmlNode> nodes = Stream.of(this);
        for (String child : path.split("/")) {
            nodes = nodes.flatMap(node -> node.all(child));
        }
        return nodes;
    }

    /** The text of the first child of that name; empty if there is none. */
    String value(String child) {
        return all(child).map(XmlNode::text).findFirst().orElse("");
    }

    /** Empty if there is none. */
    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }
}
