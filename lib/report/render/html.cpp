// SPDX-License-Identifier: Apache-2.0
// The page for a browser: one file, without a script, that asks nobody for anything. Its content security policy says so as
// well, should ever a stranger's text get past the escaping. Cards, drawings and wide tables take the width of the page, runs of small
// tables stand beside one another.
#include "base/web_url.hpp"
#include "report/format.hpp"
#include "report/render.hpp"
#include "report/render/html_parts.hpp"
#include "text/safe_text.hpp"

#include <algorithm>

namespace kummerkasten::report {

namespace {

constexpr std::size_t kColumnsOfSmall = 4; // a table with at most as many fits a third of the page
constexpr std::size_t kShortNotes = 400;   // bytes; longer notes are folded away

std::string_view class_of(Tone tone) {
    return tone == Tone::alarm ? " class=\"alarm\"" : tone == Tone::warning ? " class=\"warning\"" : "";
}

std::string_view class_of(Type type) {
    return type == Type::time ? " class=\"figure time\"" : is_figure(type) ? " class=\"figure\"" : "";
}

Tone tone_of(const Cell& cell, Type type) {
    if (type == Type::remaining && number_in(cell) < 0) {
        return Tone::alarm;
    }
    const auto* label = std::get_if<Label>(&cell);
    return label == nullptr ? Tone::plain : label->tone;
}

class HtmlRenderer {
public:
    explicit HtmlRenderer(const Document& document)
        : document_(document), format_(document, &text::escape_html), words_(format_.words()) {}

    std::string render() {
        append_head();
        std::vector<const Section*> shown;
        for (const Section& section : document_.sections) {
            if (!section.empty()) {
                shown.push_back(&section);
            }
        }
        append_contents(shown);
        out_ += "<main>\n";
        bool among_small = false;
        for (const Section* section : shown) {
            if (is_small(*section) != among_small) {
                among_small = !among_small;
                out_ += among_small ? "<div class=\"small\">\n" : "</div>\n";
            }
            append_section(*section);
        }
        out_ += among_small ? "</div>\n" : "";
        out_ += "</main>\n</body>\n</html>\n";
        return std::move(out_);
    }

private:
    void append_head() {
        const std::string title = text::escape_html(document_.title);
        out_ = fmt::format(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
            "img-src data:; base-uri 'none'; form-action 'none'\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta name=\"referrer\" content=\"no-referrer\">\n"
            "<meta name=\"color-scheme\" content=\"light dark\">\n"
            "<title>{}</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>\n{}</style>\n</head>\n<body>\n",
            words_.german() ? "de" : "en", title, kStyleSheet);
        out_ += fmt::format("<header>\n<h1>{}</h1>\n<p>{}</p>\n</header>\n", title,
                            text::escape_html(format_.subtitle(document_)));
    }

    static bool is_small(const Section& section) {
        return !section.chart && !section.table.cards && section.key != "headline" &&
               section.table.columns_in_use().size() <= kColumnsOfSmall && !burns(section);
    }

    // Something in it is an alarm.
    static bool burns(const Section& section) {
        const std::vector<Column>& columns = section.table.columns;
        return std::any_of(section.table.rows.begin(), section.table.rows.end(), [&](const std::vector<Cell>& row) {
            for (std::size_t i = 0; i < row.size(); ++i) {
                if (tone_of(row[i], columns[i].type) == Tone::alarm) {
                    return true;
                }
            }
            return false;
        });
    }

    // The small ones at the end are found without.
    void append_contents(std::vector<const Section*> sections) {
        std::erase_if(sections, [](const Section* it) { return is_small(*it) || it->key == "headline"; });
        if (sections.size() < 4) {
            return;
        }
        out_ += fmt::format("<nav aria-label=\"{}\">\n<ul>\n", words_(phrases::kContents));
        for (const Section* section : sections) {
            out_ += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", section->key, text::escape_html(section->heading));
        }
        out_ += "</ul>\n</nav>\n";
    }

    void append_section(const Section& section) {
        const Table& table = section.table;
        out_ +=
            fmt::format("<section id=\"{0}\"{1} aria-labelledby=\"{0}-heading\">\n<h2 id=\"{0}-heading\">{2}</h2>\n",
                        section.key, burns(section) ? " class=\"burning\"" : "", text::escape_html(section.heading));
        if (!section.paragraph.empty()) {
            out_ += "<p>" + text::escape_html(section.paragraph) + "</p>\n";
        }
        append_facts(section);
        if (section.chart) {
            append_chart(out_, document_, section, format_);
            out_ += fmt::format("<details>\n<summary>{}</summary>\n", words_(phrases::kValues));
            if (section.chart->kind == Chart::Kind::heat_map) {
                append_heat_tables(out_, section, format_);
            } else {
                append_table(section);
            }
            out_ += "</details>\n";
        } else if (table.cards) {
            append_cards(table);
        } else if (!table.rows.empty()) {
            append_table(section);
        }
        append_notes(section.notes);
        out_ += "</section>\n";
    }

    void append_facts(const Section& section) {
        bool any = false;
        for (const Fact& fact : section.facts) {
            if (fact.for_programs || fact.value == Cell()) {
                continue;
            }
            out_ += any ? "" : section.key == "headline" ? "<dl class=\"tiles\">\n" : "<dl class=\"facts\">\n";
            any = true;
            const Tone tone = number_in(fact.value) == 0 ? Tone::plain : fact.tone;
            out_ += fmt::format("<div{}><dt>{}</dt><dd>{}</dd></div>\n", class_of(tone),
                                text::escape_html(fact.heading), value(fact.value, fact.type));
        }
        out_ += any ? "</dl>\n" : "";
    }

    // Notes that explain are folded away where they are longer than what they explain.
    void append_notes(const std::vector<std::string>& notes) {
        std::size_t bytes = 0;
        for (const std::string& note : notes) {
            bytes += note.size();
        }
        if (bytes > kShortNotes) {
            out_ += fmt::format("<details>\n<summary>{}</summary>\n", words_(phrases::kReckoned));
        }
        for (const std::string& note : notes) {
            out_ += "<p class=\"note\">" + text::escape_html(note) + "</p>\n";
        }
        out_ += bytes > kShortNotes ? "</details>\n" : "";
    }

    void append_table(const Section& section) {
        const Table& table = section.table;
        const std::vector<std::size_t> used = table.columns_in_use();
        begin_table(out_, text::escape_html(section.heading));
        out_ += "<tr>";
        for (const std::size_t i : used) {
            const Column& column = table.columns[i];
            out_ += fmt::format("<th scope=\"col\"{}>{}</th>{}", class_of(column.type),
                                text::escape_html(column.heading), column.bar ? "<td class=\"bar\"></td>" : "");
        }
        out_ += "</tr>\n</thead>\n<tbody>\n";
        std::vector<double> most(table.columns.size());
        for (const std::vector<Cell>& row : table.rows) {
            for (const std::size_t i : used) {
                most[i] = std::max(most[i], number_in(row[i]));
            }
        }
        for (const std::vector<Cell>& row : table.rows) {
            out_ += "<tr>";
            for (const std::size_t i : used) {
                append_table_cell(row[i], table.columns[i], i == used.front(), most[i]);
            }
            out_ += "</tr>\n";
        }
        end_table(out_);
    }

    void append_table_cell(const Cell& cell, const Column& column, bool first, double most) {
        const Tone tone = tone_of(cell, column.type);
        std::string text = column.type == Type::link ? link_of(cell) : value(cell, column.type);
        if (tone == Tone::alarm && column.type == Type::text) { // not by colour alone
            text += " <b class=\"tag\">" + words_(phrases::kAlarm) + "</b>";
        }
        if (first) {
            out_ += fmt::format("<th scope=\"row\"{}>{}</th>", class_of(tone), text);
        } else {
            out_ += fmt::format("<td{}>{}</td>", is_figure(column.type) ? class_of(column.type) : class_of(tone), text);
        }
        if (column.bar) {
            const double share = most > 0 ? std::clamp(number_in(cell) / most, 0.0, 1.0) : 0;
            out_ +=
                fmt::format("<td class=\"bar\" aria-hidden=\"true\"><i style=\"width:{:.1f}%\"></i></td>", share * 100);
        }
    }

    // A list whose items have some lines each, as the columns say.
    void append_cards(const Table& table) {
        if (table.rows.empty()) {
            return;
        }
        out_ += "<ol class=\"cards\">\n";
        for (const std::vector<Cell>& row : table.rows) {
            Tone tone = Tone::plain;
            for (std::size_t i = 0; i < row.size(); ++i) {
                tone = std::max(tone, tone_of(row[i], table.columns[i].type));
            }
            out_ += fmt::format("<li{}>", class_of(tone));
            int line = -1;
            for (std::size_t i = 0; i < row.size(); ++i) {
                const Column& column = table.columns[i];
                const std::string text = card_value(row[i], column);
                if (column.for_programs || text == "–") {
                    continue;
                }
                if (column.line == line) {
                    out_ += column.between;
                } else {
                    out_ += fmt::format("{}<p class=\"line{}\">", line == -1 ? "" : "</p>", column.line);
                }
                line = column.line;
                if (column.named) {
                    out_ += "<span class=\"name\">" + text::escape_html(column.heading) + "</span> ";
                }
                out_ += text;
            }
            out_ += line == -1 ? "</li>\n" : "</p></li>\n";
        }
        out_ += "</ol>\n";
    }

    std::string card_value(const Cell& cell, const Column& column) const {
        if (cell == Cell() || cell == Cell(Labels())) {
            return "–";
        }
        switch (column.type) {
        case Type::quote: return "<q><bdi>" + format_(cell, column.type) + "</bdi></q>";
        case Type::link: return link_of(cell);
        case Type::text:
            return fmt::format("<bdi{}>{}</bdi>", class_of(tone_of(cell, column.type)), value(cell, column.type));
        default:
            return fmt::format("<span{}>{}</span>", class_of(tone_of(cell, column.type)), value(cell, column.type));
        }
    }

    // A link only where the text is nothing but an address of the web; its scheme is spared.
    std::string link_of(const Cell& cell) const {
        const auto* label = std::get_if<Label>(&cell);
        if (label == nullptr) {
            return format_(cell, Type::link);
        }
        const std::string& address = label->shown.empty() ? label->name : label->shown;
        if (!is_web_url(address) || address != text::clean_line(address)) {
            return "<bdi>" + text::escape_html(address) + "</bdi>";
        }
        return fmt::format("<a href=\"{}\" rel=\"noopener noreferrer nofollow\"><bdi>{}</bdi></a>",
                           text::escape_html(address), text::escape_html(address.substr(address.find("://") + 3)));
    }

    [[nodiscard]] std::string value(const Cell& cell, Type type) const { return shown_value(format_, cell, type); }

    const Document& document_;
    Formatter format_;
    const Words& words_;
    std::string out_;
};

} // namespace

std::string shown_value(const Formatter& format, const Cell& cell, Type type) {
    std::string text = format(cell, type);
    const auto* number = std::get_if<std::int64_t>(&cell);
    if (type == Type::count && number != nullptr && *number >= 10'000) {
        for (std::size_t at = text.size() - 3; at > 0 && at<text.size(); at = at> 3 ? at - 3 : 0) {
            text.insert(at, 1, format.words().german() ? '.' : ',');
        }
    }
    return text;
}

void begin_table(std::string& out, std::string_view caption) {
    out += fmt::format(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\">\n<table>\n"
        "<caption>{0}</caption>\n<thead>\n",
        caption);
}

void end_table(std::string& out) { out += "</tbody>\n</table>\n</div>\n"; }

std::string render_html(const Document& document) { return HtmlRenderer(document).render(); }

} // namespace kummerkasten::report
