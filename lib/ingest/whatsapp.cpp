// SPDX-License-Identifier: Apache-2.0
// WhatsApp: "export chat" of a phone, as text. Android writes "12.09.26, 14:05 - Name: text", the iPhone
// "[12.09.26, 14:05:33] Name: text". What the app puts in place of a text is known in German and English.
#include "base/strings.hpp"
#include "ingest/chat_export.hpp"
#include "ingest/chat_time.hpp"
#include "ingest/platforms.hpp"

#include <algorithm>
#include <array>

namespace kummerkasten::ingest {

namespace {

struct Placeholder {
    std::string_view text, reason;
};

// The whole text of a message in which nobody says anything. Spellings of Android and iPhone, 2019 to 2026.
constexpr std::array kPlaceholders{
    Placeholder{"<Medien ausgeschlossen>", "media"},
    Placeholder{"<Medien weggelassen>", "media"},
    Placeholder{"<Media omitted>", "media"},
    Placeholder{"Bild weggelassen", "media"},
    Placeholder{"Video weggelassen", "media"},
    Placeholder{"Videonotiz weggelassen", "media"},
    Placeholder{"Audio weggelassen", "media"},
    Placeholder{"Sticker weggelassen", "media"},
    Placeholder{"GIF weggelassen", "media"},
    Placeholder{"Dokument weggelassen", "media"},
    Placeholder{"Kontaktkarte ausgelassen", "media"},
    Placeholder{"image omitted", "media"},
    Placeholder{"video omitted", "media"},
    Placeholder{"video note omitted", "media"},
    Placeholder{"audio omitted", "media"},
    Placeholder{"sticker omitted", "media"},
    Placeholder{"GIF omitted", "media"},
    Placeholder{"document omitted", "media"},
    Placeholder{"Contact card omitted", "media"},
    Placeholder{"Diese Nachricht wurde gelöscht", "deleted-message"},
    Placeholder{"Du hast diese Nachricht gelöscht", "deleted-message"},
    Placeholder{"This message was deleted", "deleted-message"},
    Placeholder{"You deleted this message", "deleted-message"},
    Placeholder{"Verpasster Sprachanruf", "call"},
    Placeholder{"Verpasster Videoanruf", "call"},
    Placeholder{"Missed voice call", "call"},
    Placeholder{"Missed video call", "call"},
    Placeholder{"null", "media"}, // pictures that vanish after one look
};

// Behind or around a text, said by the app.
constexpr std::array<std::string_view, 4> kEdited{"<Diese Nachricht wurde bearbeitet.>",
                                                  "<Diese Nachricht wurde bearbeitet>", "<This message was edited>",
                                                  "<This message was edited.>"};
constexpr std::array<std::string_view, 2> kAttached{"(Datei angehängt)", "(file attached)"};
constexpr std::array<std::string_view, 3> kAttachedInBrackets{"<Anhang: ", "<attached: ", "<Angehängt: "};
constexpr std::string_view kMark = "\u200E"; // the iPhone puts it in front of what the app says

// "photo.jpg (file attached)" and the caption below it, or "caption <attached: photo.jpg>": the caption stays.
void drop_attachments(std::string& text) {
    const std::size_t line_end = std::min(text.find('\n'), text.size());
    const std::string_view first_line = trim_marks(std::string_view(text).substr(0, line_end));
    if (std::any_of(kAttached.begin(), kAttached.end(),
                    [&](std::string_view word) { return first_line.ends_with(word); })) {
        text.erase(0, line_end);
    }
    for (const std::string_view word : kAttachedInBrackets) {
        const std::size_t begin = text.find(word);
        const std::size_t end = begin == std::string::npos ? begin : text.find('>', begin);
        if (end != std::string::npos) {
            text.erase(begin, end + 1 - begin);
        }
    }
}

std::string_view judge(std::string& text) {
    for (const std::string_view edited : kEdited) {
        if (trim_marks(text).ends_with(edited)) {
            text.resize(text.rfind(edited));
        }
    }
    const bool of_the_app = text.starts_with(kMark);
    const std::size_t length = text.size();
    drop_attachments(text);
    std::string_view said = trim_marks(text);
    if (said.empty()) {
        return length != text.size() ? "media" : "no-text";
    }
    if (said.ends_with('.')) {
        said.remove_suffix(1);
    }
    for (const Placeholder& placeholder : kPlaceholders) {
        if (said == placeholder.text) {
            return placeholder.reason;
        }
    }
    return of_the_app && length == text.size() ? "system-message" : std::string_view{};
}

class WhatsApp : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "whatsapp"; }
    [[nodiscard]] std::string_view description() const override { return "a chat of WhatsApp, exported as text"; }

    [[nodiscard]] bool recognises_text(std::string_view start) const override {
        start = trim_marks(start);
        const auto header = parse_chat_header(start.substr(0, start.find('\n')));
        // A log file has seconds and no comma; Signal's chats have brackets, the year in front and no seconds.
        return header && (header->bracketed ? header->time.has_seconds || !header->time.year_first
                                            : header->comma || !header->time.has_seconds);
    }

    void read(Source& source, const ReadOptions& options, Sink& sink) const override {
        read_chat(source, options, sink, name(), &judge);
    }
};

} // namespace

std::unique_ptr<Format> make_whatsapp() { return std::make_unique<WhatsApp>(); }

} // namespace kummerkasten::ingest
