package io.inlet.pipeline.web;

import io.inlet.settings.Texts;
import java.util.AbstractMap;
import java.util.Set;

/** The texts of a page, as the map that a template can read: {@code t["page.send"]}. */
final class Labels extends AbstractMap<String, String> {
    private final Texts texts;

    Labels(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String get(Object key) {
        return texts.get((String) key);
    }

    @Override
    public boolean containsKey(Object key) {
        return true;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return Set.of();
    }
}
