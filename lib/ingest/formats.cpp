// SPDX-License-Identifier: Apache-2.0
#include "ingest/format.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "ingest/json_mend.hpp"
#include "ingest/json_scan.hpp"
#include "ingest/json_stream.hpp"
#include "ingest/platforms.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kummerkasten::ingest {

namespace {

// Enough to see what an input is; a first JSON document may be longer and is then read whole.
constexpr std::size_t kSample = 64 * 1024;

// The first complete JSON object in front of the source, consumed by nobody. Its text lives as long as the window. Nothing
// where there is none, or where it is longer than `most`.
std::string_view first_document(Source& source, std::size_t most) {
    JsonScanner scanner;
    std::size_t from = 0;
    std::size_t scanned = 0;
    for (;;) {
        const std::string_view window = source.window();
        while (from < window.size() && (is_ascii_space(window[from]) || window[from] == '[')) {
            scanned = ++from;
        }
        if (from < window.size() && window[from] != '{') {
            return {};
        }
        if (const std::size_t end = scanner.feed(window, scanned); end != std::string_view::npos) {
            return window.substr(from, end - from);
        }
        scanned = window.size();
        if (window.size() - from > most || !source.extend()) {
            return {};
        }
    }
}

// What an input is that no format reads, in words.
std::string describe(std::string_view sample) {
    const std::string_view start = trim(sample.substr(0, 512));
    if (equals_ignoring_ascii_case(start.substr(0, 5), "<html") ||
        equals_ignoring_ascii_case(start.substr(0, 9), "<!doctype")) {
        return "an HTML page, perhaps an error page of the service; export the data again";
    }
    if (start.substr(0, 1) == "<") {
        return "XML or HTML, which is not read";
    }
    if (start.substr(0, 4) == "%PDF") {
        return "a PDF; export the posts as CSV or JSON";
    }
    if (start.substr(0, 4) == "\xD0\xCF\x11\xE0") {
        return "a document of Outlook or Office (.msg, .doc, .xls); save it as .eml or export it as CSV";
    }
    if (start.substr(0, 4) == "!BDN") {
        return "a mailbox of Outlook (.pst); turn it into an mbox first, with readpst";
    }
    return "binary data";
}

bool looks_binary(std::string_view sample) {
    const auto controls = std::count_if(sample.begin(), sample.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && !is_ascii_space(c) && byte != 0x1B;
    });
    return controls * 50 > static_cast<std::ptrdiff_t>(sample.size());
}

// A service's refusal, whichever service it is: what it says. "" for anything else.
std::string error_words(Json value) {
    const Json error = value["error"];
    std::string words = error.is_object() ? error["message"].as_text() : error.as_text();
    value["errors"].each_item([&words](Json item) {
        for (const std::string_view member : {"detail", "message", "title"}) {
            words = words.empty() ? item[member].as_text() : words;
        }
    });
    return words;
}

// What a document of no known shape holds.
struct Unknown {
    std::string keys;  ///< the first names of its members, quoted; "" where it is no JSON
    std::string error; ///< what a service's error says
};

// The format whose documents look like `document`; null where it is no JSON or of no known shape.
const Format* recognise(std::string_view document, Unknown* unknown = nullptr) {
    std::string copy(document);
    JsonParser parser;
    const Result<Json> value = parser.parse(padded(copy));
    if (document.empty() || !value) {
        return nullptr;
    }
    for (const auto& format : formats()) {
        const auto* json = dynamic_cast<const JsonFormat*>(format.get());
        if (json != nullptr && json->recognises(*value)) {
            return format.get();
        }
    }
    if (unknown != nullptr) {
        std::string& keys = unknown->keys;
        value->each_member(
            [&keys](std::string_view key, Json) { keys += keys.size() < 120 ? " " + in_quotes(key) : ""; });
        keys += keys.empty() ? " (none)" : "";
        unknown->error = error_words(*value);
    }
    return nullptr;
}

// One damaged line in front must not make all others be taken for something else: what the next few lines are counts then.
const Format* recognise_later_line(std::string_view sample) {
    constexpr int kMostLines = 20;
    std::size_t at = sample.find('\n');
    for (int i = 0; i < kMostLines && at != std::string_view::npos; ++i) {
        const std::string_view line = trim(sample.substr(at + 1, sample.find('\n', at + 1) - at - 1));
        if (const Format* format = line.substr(0, 1) == "{" ? recognise(line) : nullptr) {
            return format;
        }
        at = sample.find('\n', at + 1);
    }
    return nullptr;
}

const Format& detect_json(Source& source, const ReadOptions& options) {
    Unknown unknown;
    std::string_view document = first_document(source, options.max_document);
    std::string beginning;
    if (document.empty() && source.window().size() > options.max_document) {
        beginning = close_open_brackets(source.window().substr(0, kSample));
        document = std::string_view(beginning).substr(std::min(beginning.find('{'), beginning.size()));
    }
    const Format* first = recognise(document, &unknown);
    const Format* const any_shape = find_format("json");
    if (first != nullptr && first != any_shape) {
        return *first;
    }
    if (const Format* later = recognise_later_line(source.window().substr(0, kSample)); later != nullptr) {
        return *later;
    }
    if (first != nullptr) {
        return *first;
    }
    if (unknown.keys.empty()) {
        // Broken from the beginning. Read as lines of JSON, each bad line is named and the good ones are kept.
        return *any_shape;
    }
    if (!unknown.error.empty()) {
        throw DataError({source.name(), source.line()},
                        fmt::format("an error of the API, not posts: {}", in_quotes(unknown.error, 120)));
    }
    throw DataError(
        {source.name(), source.line()},
        fmt::format(
            "JSON of unknown shape, with the members{}; say where the text is with --from json --map text=MEMBER",
            unknown.keys));
}

} // namespace

void JsonFormat::read(Source& source, const ReadOptions& options, Sink& sink) const {
    JsonStream stream(source, options.max_document, streamed());
    JsonParser parser;
    JsonStream::Piece piece;
    std::string mended;
    while (!sink.stopped() && stream.next(piece)) {
        if (sink.stopped()) {
            return; // a signal came while waiting: the piece may lack its end
        }
        if (piece.problem) {
            sink.reject(piece.line, *piece.problem, piece.raw, piece.first, piece.last);
            continue;
        }
        std::string_view text = piece.text;
        const Result<Json> value = parse_or_mend(text, mended, piece.line, sink,
                                                 [&parser](std::string_view json) { return parser.parse(json); });
        if (!value) {
            sink.reject(piece.line, value.problem(), piece.raw);
            continue;
        }
        if (parser.has_cut()) {
            sink.warn(piece.line, {"too-deep", fmt::format("nested deeper than {} levels; what is deeper is left out",
                                                           record::kMaxDepth - 1)});
        }
        if (const Outcome problem = map(*value, options, Findings(sink, piece.line))) {
            sink.reject(piece.line, *problem, piece.raw);
        }
    }
}

const std::vector<std::unique_ptr<Format>>& formats() {
    static const std::vector<std::unique_ptr<Format>> all = [] {
        std::vector<std::unique_ptr<Format>> list;
        list.push_back(make_own_record());
        // The Meta ones before X: a comment of Instagram has the members of a tweet, and more.
        list.push_back(make_facebook());
        list.push_back(make_instagram());
        list.push_back(make_google_play());
        list.push_back(make_app_store());
        list.push_back(make_trustpilot());
        list.push_back(make_google_reviews());
        list.push_back(make_telegram());
        list.push_back(make_zendesk());
        list.push_back(make_freshdesk());
        list.push_back(make_x_archive());
        list.push_back(make_x_graphql());
        list.push_back(make_x_v1());
        list.push_back(make_x_v2());
        list.push_back(make_mastodon());
        list.push_back(make_bluesky());
        list.push_back(make_reddit());
        list.push_back(make_youtube());
        list.push_back(make_activitystreams());
        list.push_back(make_whatsapp());
        list.push_back(make_signal());
        list.push_back(make_mail());
        list.push_back(make_mapped_json());
        list.push_back(make_csv());
        list.push_back(make_plain_text());
        return list;
    }();
    return all;
}

const Format* find_format(std::string_view name) {
    const auto found =
        std::find_if(formats().begin(), formats().end(), [name](const auto& format) { return format->name() == name; });
    return found == formats().end() ? nullptr : found->get();
}

const Format& detect(Source& source, const ReadOptions& options) {
    source.extend_to(kSample);
    const std::string_view sample = source.window().substr(0, kSample);
    const std::string_view start = trim(sample);
    if (start.empty()) {
        return *find_format("text"); // nothing in, nothing out
    }
    for (const auto& format : formats()) {
        if (format->recognises_text(sample)) {
            return *format;
        }
    }
    if (start.front() == '<' || start.substr(0, 4) == "%PDF" || looks_binary(sample)) {
        throw DataError({source.name(), 1}, "this is " + describe(sample));
    }
    if (start.front() == '{' || start.front() == '[') {
        return detect_json(source, options);
    }
    if (const Format* format = recognise_later_line(sample)) {
        return *format;
    }
    // Columns that the user names are a table's, whatever the header calls them.
    return *find_format(looks_like_csv(sample) || !options.mapping.pairs().empty() ? "csv" : "text");
}

} // namespace kummerkasten::ingest
