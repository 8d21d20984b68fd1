// SPDX-License-Identifier: Apache-2.0
#include "ingest/mime_parts.hpp"

#include "base/strings.hpp"
#include "ingest/html_text.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>
#include <gmime/gmime.h>

#include <memory>

namespace kummerkasten::ingest {

namespace {

bool equals(std::string_view a, std::string_view b) { return equals_ignoring_ascii_case(a, b); }

std::string decoded_content(GMimePart* part) {
    GMimeDataWrapper* const content = g_mime_part_get_content(part);
    const std::unique_ptr<GMimeStream, decltype(&g_object_unref)> memory(g_mime_stream_mem_new(), &g_object_unref);
    if (content == nullptr || g_mime_data_wrapper_write_to_stream(content, memory.get()) < 0) {
        return {};
    }
    const GByteArray* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
    std::string text;
    text.reserve(bytes->len);
    for (guint i = 0; i < bytes->len; ++i) { // CRLF to LF
        const char c = static_cast<char>(bytes->data[i]);
        if (c != '\r' || i + 1 == bytes->len || bytes->data[i + 1] != '\n') {
            text += c;
        }
    }
    return text;
}

// Walks the parts and puts together what a person reads.
class PartReader {
public:
    explicit PartReader(Mail& mail) : mail_(mail) {}

    /// The text of `object` and what is in it.
    std::string read(GMimeObject* object, std::size_t depth) {
        if (object == nullptr || too_much(depth)) {
            return {};
        }
        if (GMIME_IS_MULTIPART(object)) {
            return read_multipart(GMIME_MULTIPART(object), depth);
        }
        if (GMIME_IS_MESSAGE_PART(object)) {
            GMimeMessage* const inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
            std::string text = inner == nullptr ? "" : read(g_mime_message_get_mime_part(inner), depth + 1);
            append(mail_.attached, text);
            return {};
        }
        return GMIME_IS_PART(object) ? read_part(GMIME_PART(object)) : std::string{};
    }

private:
    bool too_much(std::size_t depth) {
        ++parts_;
        if (depth <= kMostPartDepth && parts_ <= kMostParts) {
            return false;
        }
        if (!warned_) {
            mail_.warnings.push_back(
                {"too-deep", depth > kMostPartDepth
                                 ? fmt::format("parts nested deeper than {}; left out", kMostPartDepth)
                                 : fmt::format("more than {} parts; left out", kMostParts)});
        }
        warned_ = true;
        return true;
    }

    static void append(std::string& out, std::string_view text) {
        text = trim(text);
        if (!text.empty()) {
            out += out.empty() ? "" : "\n\n";
            out += text;
        }
    }

    static bool is_html(GMimeObject* object) {
        return g_mime_content_type_is_type(g_mime_object_get_content_type(object), "text", "html") != FALSE;
    }

    std::string read_multipart(GMimeMultipart* multipart, std::size_t depth) {
        GMimeContentType* const type = g_mime_object_get_content_type(GMIME_OBJECT(multipart));
        if (GMIME_IS_MULTIPART_ENCRYPTED(multipart)) {
            mail_.encrypted = true;
            return {};
        }
        const int count = g_mime_multipart_get_count(multipart);
        if (g_mime_content_type_is_type(type, "multipart", "alternative") != FALSE) {
            return read_alternative(multipart, count, depth);
        }
        std::string text;
        for (int i = 0; i < count && parts_ <= kMostParts; ++i) {
            append(text, read(g_mime_multipart_get_part(multipart, i), depth + 1));
        }
        return text;
    }

    // The same in several shapes: the first that is not HTML and has a text, else whatever has one.
    std::string read_alternative(GMimeMultipart* multipart, int count, std::size_t depth) {
        std::string other;
        for (int i = 0; i < count && parts_ <= kMostParts; ++i) {
            GMimeObject* const part = g_mime_multipart_get_part(multipart, i);
            std::string text = read(part, depth + 1);
            if (trim(text).empty()) {
                continue;
            }
            if (GMIME_IS_PART(part) && !is_html(part)) {
                return text;
            }
            other = other.empty() ? std::move(text) : std::move(other);
        }
        return other;
    }

    std::string read_part(GMimePart* part) {
        GMimeObject* const object = GMIME_OBJECT(part);
        GMimeContentType* const type = g_mime_object_get_content_type(object);
        if (g_mime_content_type_is_type(type, "application", "pkcs7-mime") != FALSE) {
            mail_.encrypted = true;
            return {};
        }
        const char* const disposition = g_mime_object_get_disposition(object);
        const bool plain = g_mime_content_type_is_type(type, "text", "plain") != FALSE;
        if ((disposition != nullptr && equals(disposition, "attachment")) || !(plain || is_html(object))) {
            return {};
        }
        const char* const charset = g_mime_content_type_get_parameter(type, "charset");
        std::string text = mail_text_to_utf8(decoded_content(part), charset == nullptr ? "" : charset, mail_.warnings);
        if (!plain) {
            return html_to_text(text::prefix(text, kMostHtml), &mail_.links);
        }
        const char* const format = g_mime_content_type_get_parameter(type, "format");
        const char* const delete_space = g_mime_content_type_get_parameter(type, "delsp");
        return format != nullptr && equals(format, "flowed")
                   ? unflow(text, delete_space != nullptr && equals(delete_space, "yes"))
                   : text;
    }

    Mail& mail_;
    std::size_t parts_ = 0;
    bool warned_ = false;
};

void cut(std::string& text, std::vector<Problem>& warnings) {
    if (text.size() > kMostMailText) {
        text.resize(text::prefix(text, kMostMailText).size());
        warnings.push_back({"too-long", fmt::format("text longer than {} bytes; its end is cut", kMostMailText)});
    }
}

} // namespace

void read_parts(_GMimeObject* root, Mail& mail) {
    mail.text = PartReader(mail).read(root, 0);
    cut(mail.text, mail.warnings);
    cut(mail.attached, mail.warnings);
}

} // namespace kummerkasten::ingest
