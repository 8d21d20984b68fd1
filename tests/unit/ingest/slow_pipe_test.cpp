// SPDX-License-Identifier: Apache-2.0
// Where reads fall in an input must not be seen in what comes out. Each row looks at its beginning, or ahead, before it knows
// how to go on; here the input arrives in ones, twos and threes.
#include "slow_pipe.hpp"

#include "reading.hpp"

TEST_CASE("a slow pipe gives the same posts as a file") {
    struct Row {
        std::string name, format, bytes;
        std::vector<std::string> texts;
    };
    const std::vector<Row> rows{
        {"UTF-8 with a damaged byte, told from Windows-1252 by what stands behind it",
         "csv",
         "text;id\nk\xFCrzer;1\nschön für später, ärgerlich;2\n",
         {"k\uFFFDrzer", "schön für später, ärgerlich"}},
        {"a header below other lines, told by itself",
         "csv",
         "Suche: Wiesenpieper\n\nid,created_at,text,author_name,platform,kind\n1,2026-09-12,Kein Netz,Jana,x,post\n",
         {"Kein Netz"}},
        {"an mbox, told by its first two lines",
         "mail",
         "\nFrom jana@mail.example Sat Sep 12 14:05:09 2026\nSubject: Netz\n\nKein Netz.\n\n"
         "From paul@mail.example Sat Sep 12 15:05:09 2026\nSubject: Netz\n\nAuch keins.\n",
         {"Kein Netz.", "Auch keins."}},
        {"JSON of Signal, told from a chat by its second bracket",
         "signal",
         R"([ {"envelope":{"source":"+49","timestamp":1789222800000,"dataMessage":{"message":"Kein Netz"}}}])",
         {"Kein Netz"}},
    };
    for (const Row& row : rows) {
        for (const std::size_t piece : {1, 2, 3, 1000}) {
            CAPTURE(row.name);
            CAPTURE(piece);
            const SlowPipe pipe(row.bytes, piece);
            Collected found;
            read_path(pipe.path(), row.format, reading_options(), found);
            std::vector<std::string> texts;
            for (const auto& post : found.posts) {
                texts.push_back(post.text);
            }
            CHECK(texts == row.texts);
        }
    }
}
