// SPDX-License-Identifier: Apache-2.0
// The parsers of all platforms, behind the same steps as in the tool: what comes out are records, all that was read is accounted for,
// and neither depends on the pieces in which the bytes arrive. KUMMERKASTEN_FUZZ_FORMAT names a format, or "auto"; without it the
// first byte of the input chooses; "list" lists them. The size of the input chooses how long a piece may be, so that limits are met too.
#include "ingest/format.hpp"

#include "base/error.hpp"
#include "example_house.hpp"
#include "fuzz.hpp"
#include "ingest/writer.hpp"
#include "record/reader.hpp"

using namespace kummerkasten;

namespace {

/// Standard output as a file in memory. The Writer closes it, and no other file may get its number.
class CapturedOutput {
public:
    CapturedOutput() { ::dup2(file_.number(), STDOUT_FILENO); }
    ~CapturedOutput() { ::dup2(kNowhere, STDOUT_FILENO); }
    CapturedOutput(const CapturedOutput&) = delete;
    CapturedOutput& operator=(const CapturedOutput&) = delete;
    [[nodiscard]] std::string bytes() const { return file_.bytes(); }

private:
    inline static const int kNowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    fuzz::MemoryFile file_;
};

struct Run {
    std::string output;
    ingest::Counts counts;
};

Run run(const std::string& operand, const ingest::IngestOptions& options) {
    Run result;
    const CapturedOutput output;
    Diagnostics diagnostics("fuzz");
    ingest::Writer writer(options, &fuzz::example_house().profile, diagnostics);
    writer.begin_input(operand);
    ingest::Source source(operand);
    try {
        const ingest::Format& format = options.format != nullptr ? *options.format : detect(source, options.read);
        writer.read_from(source, format);
        format.read(source, options.read, writer);
    } catch (const Error& problem) {
        fuzz::require(text::is_valid_utf8(problem.what()), "a message is UTF-8", problem.what());
    }
    writer.end_input(source);
    static_cast<void>(writer.finish_run());
    result.output = output.bytes();
    result.counts = writer.counts_of_input();
    return result;
}

void check(const Run& run) {
    static record::Reader reader;
    record::Post post;
    std::size_t lines = 0;
    for (std::size_t begin = 0; begin < run.output.size(); ++lines) {
        const std::size_t end = run.output.find('\n', begin);
        fuzz::require(end != std::string::npos, "each line that is written has its end");
        const fuzz::PaddedLine line(std::string_view(run.output).substr(begin, end - begin));
        begin = end + 1;
        const auto members = reader.read(line.view(), post);
        fuzz::require(members.ok(), "each line that is written is a record", line.view());
    }
    const ingest::Counts& counts = run.counts;
    fuzz::require(lines == counts.written, "the posts that are written are counted");
    fuzz::require(counts.read == counts.written + counts.duplicates + counts.skipped + counts.rejected,
                  "read = written + duplicates + skipped + rejected");
}

struct Limits {
    std::size_t piece, document;
};
constexpr Limits kLimits[] = {{1U << 20U, 1U << 24U}, {1U << 20U, 300}, {40, 40}, {1U << 20U, 1U << 24U}, {100, 1000}};

ingest::IngestOptions options_for(std::size_t size) {
    static const fuzz::MemoryFile key("0123456789abcdef0123456789abcdef");
    ingest::IngestOptions options;
    options.quiet = true;
    options.rejects = "/dev/null";
    options.read.max_piece = kLimits[size % 5].piece;
    options.read.max_document = kLimits[size % 5].document;
    options.outlet.window.posts = 4;
    if (size % 3 == 1) {
        options.privacy.redact = ingest::parse_personal_kinds("all");
    } else if (size % 3 == 2) {
        options.privacy.key_file = key.path();
    }
    return options;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const char* const kFormat = std::getenv("KUMMERKASTEN_FUZZ_FORMAT");
    static const std::string_view kName = kFormat == nullptr ? "" : kFormat;
    std::string_view bytes = fuzz::view(data, size);
    if (kName == "list") {
        for (const auto& format : ingest::formats()) {
            ::dprintf(STDOUT_FILENO, "%s\n", std::string(format->name()).c_str());
        }
        std::exit(0);
    }
    if (bytes.empty() || size > 400'000) {
        return 0;
    }
    ingest::IngestOptions options = options_for(size);
    if (kName.empty()) {
        const std::size_t chosen = static_cast<unsigned char>(bytes.front()) % (ingest::formats().size() + 1);
        options.format = chosen == 0 ? nullptr : ingest::formats()[chosen - 1].get();
        bytes.remove_prefix(1);
    } else if (kName != "auto") {
        options.format = ingest::find_format(kName);
        fuzz::require(options.format != nullptr, "KUMMERKASTEN_FUZZ_FORMAT is a format", kName);
    }
    const Run whole = run(fuzz::MemoryFile(bytes).path(), options);
    check(whole);
    const Run pieces = run(SlowPipe(bytes, size % 11).path(), options);
    // How much of what is too long is given up depends on how much was read before that is known.
    if (size <= std::min(options.read.max_piece, options.read.max_document)) {
        fuzz::require(pieces.output == whole.output, "a slow pipe gives the same records", pieces.output);
        fuzz::require(pieces.counts.read == whole.counts.read && pieces.counts.rejected == whole.counts.rejected,
                      "a slow pipe gives the same account");
    }
    return 0;
}
