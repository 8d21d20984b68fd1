// SPDX-License-Identifier: Apache-2.0
#include "classify/training.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "base/suggest.hpp"
#include "classify/feature_reader.hpp"
#include "io/descriptor.hpp"
#include "io/stop_signal.hpp"
#include "record/json_writer.hpp"
#include "record/taxonomy.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <iterator>
#include <span>

namespace kummerkasten::classify {

namespace {

constexpr int kStandardError = 2;

void tell_counts(const record::LabelledCounts& counts, const std::string& label, Diagnostics& diagnostics) {
    if (counts.without != 0) {
        diagnostics.note(fmt::format("{} without {}; skipped", counted(counts.without, "row"), in_quotes(label)));
    }
    if (counts.several != 0) {
        diagnostics.note(fmt::format("{} with several values of {}; skipped, make a label of yes and no of each value",
                                     counted(counts.several, "row"), in_quotes(label)));
    }
}

// What a signal cut short is no whole input: nothing is learnt from it, and no figure told.
void end_where_stopped() {
    if (io::stop_requested()) {
        throw learn::StoppedTraining();
    }
}

// The report is for a terminal too: what strangers wrote must not move its cursor.
std::string shown(const std::string& name) { return escape_controls(name); }

void append_trials(std::string& out, const learn::Training& training) {
    const std::vector<learn::Group> groups = feature_groups();
    out += "\n    cost  balance";
    for (const learn::Group& group : groups) {
        out += fmt::format(" {:>8}", group.name);
    }
    out += "  macro-F1  unbiased  accuracy\n";
    for (std::size_t i = 0; i < training.trials.size(); ++i) {
        const learn::Trial& trial = training.trials[i];
        if (trial.settings > 1) { // as wide as the columns that it stands in
            out += fmt::format("{} {:<{}}", i == training.chosen ? '*' : ' ',
                               fmt::format("mean of the best {}", trial.settings), 15 + 9 * groups.size());
            out += fmt::format(" {:9.4f} {:9.4f} {:9.4f}\n", trial.macro_f1, trial.plain_macro_f1, trial.accuracy);
            continue;
        }
        out += fmt::format("{} {:6.3f} {:8.2f}", i == training.chosen ? '*' : ' ', trial.setting.cost,
                           trial.setting.balance);
        for (const float weight : trial.setting.group_weights) {
            out += fmt::format(" {:8.3g}", weight);
        }
        out += fmt::format(" {:9.4f} {:9.4f} {:9.4f}\n", trial.macro_f1, trial.plain_macro_f1, trial.accuracy);
    }
}

void append_classes(std::string& out, const learn::Training& training) {
    out += "\nprecision   recall       f1  support  class\n";
    for (std::size_t c = 0; c < training.figures.classes.size(); ++c) {
        const learn::ClassFigures& one = training.figures.classes[c];
        out += fmt::format("{:9.4f} {:8.4f} {:8.4f} {:8}  {}\n", one.precision, one.recall, one.f1, one.support,
                           shown(training.learnt.head.classes[c]));
    }
}

} // namespace

void check_feature_groups(const std::vector<std::string>& names) {
    const std::vector<learn::Group> groups = feature_groups();
    std::vector<std::string_view> known;
    for (const learn::Group& group : groups) {
        known.push_back(group.name);
    }
    for (const std::string& name : names) {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            throw error<UsageError>("{} is no group of features; {}", in_quotes(name), suggest(name, known));
        }
    }
}

TrainingRun::TrainingRun(const io::DataPath& data, const LabelledInput& input) : label_(input.label) {
    const record::Taxonomy taxonomy(data);
    FeatureReader reader(data, taxonomy);
    const std::vector<learn::Group> groups = feature_groups();
    learn::DataSetBuilder builder(groups);
    std::vector<learn::Feature> kept;
    const auto left_out = [&](const learn::Feature& feature) {
        return std::find(input.without.begin(), input.without.end(), groups[feature.group].name) != input.without.end();
    };
    code_ = record::visit_labelled(
        input.options, input.label, input.text, counts_,
        [&](const record::Post& post, const std::string& label) {
            const std::span<const learn::Feature> features = reader.read(post).features();
            kept.clear();
            std::remove_copy_if(features.begin(), features.end(), std::back_inserter(kept), left_out);
            builder.add(kept, label, XXH3_64bits(post.text.data(), post.text.size()));
        },
        input.diagnostics);
    tell_counts(counts_, input.label, input.diagnostics);
    end_where_stopped();
    set_ = builder.finish(input.least_rows);
    learn::check_trainable(set_);
}

learn::Training TrainingRun::train(std::uint64_t seed, std::size_t workers, std::size_t most_trials,
                                   bool progress) const {
    learn::TrainOptions options;
    options.label = label_;
    options.seed = seed;
    options.workers = workers;
    options.most_trials = most_trials;
    double best = 0;
    if (progress) {
        options.progress = [&best](const learn::Trial& trial, std::size_t number, std::size_t most) {
            best = std::max(best, trial.macro_f1);
            io::write_all(kStandardError,
                          fmt::format("\rsetting {} of at most {}, best macro-F1 {:.4f} ", number, most, best),
                          "standard error");
        };
    }
    options.stop = [] { return io::stop_requested(); };
    learn::Training training = learn::train(set_, options);
    if (progress) {
        io::write_all(kStandardError, "\r\x1B[K", "standard error");
    }
    return training;
}

std::string TrainingRun::report(const learn::Training& training) const {
    std::string out = fmt::format("{}: {}, {} classes, {} features; {} without the label, {} with several\n",
                                  shown(label_), counted(set_.rows(), "row"), set_.classes.size(), set_.keys.size(),
                                  counts_.without, counts_.several);
    append_trials(out, training);
    append_classes(out, training);
    out += "\n  score  mean score    right     rows\n";
    for (const learn::Reliability& band : training.reliability) {
        if (band.rows != 0) {
            out += fmt::format("{:.1f}-{:.1f} {:11.3f} {:8.3f} {:8}\n", band.from, band.to, band.mean_score, band.right,
                               band.rows);
        }
    }
    out += fmt::format("\ncross-validated: macro-F1 {:.4f}, accuracy {:.4f}\n", training.figures.macro_f1,
                       training.figures.accuracy);
    return out;
}

learn::Model make_model(std::vector<learn::Training> trainings) {
    learn::ModelParts parts;
    parts.feature_space = kFeatureSpace;
    parts.groups = feature_groups();
    std::vector<learn::LearntHead> heads;
    for (learn::Training& training : trainings) {
        parts.card += training.card;
        heads.push_back(std::move(training.learnt));
    }
    return {std::move(parts), std::move(heads)};
}

namespace {

// The head that was trained on this label, or the only one: a model may be tested on rows that call it otherwise.
std::size_t head_for(const learn::Model& model, const std::string& label) {
    const std::vector<learn::Head>& heads = model.parts().heads;
    const auto found =
        std::find_if(heads.begin(), heads.end(), [&](const learn::Head& head) { return head.label == label; });
    if (found != heads.end() || heads.size() == 1) {
        return found != heads.end() ? static_cast<std::size_t>(found - heads.begin()) : 0;
    }
    std::vector<std::string_view> known;
    for (const learn::Head& head : heads) {
        known.push_back(head.label);
    }
    throw error<UsageError>("{} is no label of the model; {}", in_quotes(label), suggest(label, known));
}

} // namespace

CorrectionRun::CorrectionRun(const io::DataPath& data, const LabelledInput& input, std::uint64_t seed,
                             learn::Model& model) {
    const std::size_t head = head_for(model, input.label);
    const record::Taxonomy taxonomy(data);
    FeatureReader reader(data, taxonomy);
    std::vector<learn::LabelledFeatures> rows;
    record::LabelledCounts counts;
    code_ = record::visit_labelled(
        input.options, input.label, input.text, counts,
        [&](const record::Post& post, const std::string& label) {
            const std::span<const learn::Feature> features = reader.read(post).features();
            rows.push_back({{features.begin(), features.end()}, label});
        },
        input.diagnostics);
    tell_counts(counts, input.label, input.diagnostics);
    end_where_stopped();
    figures_ = learn::correct(model, head, rows, seed);
    if (figures_.left_out != 0) {
        input.diagnostics.warning(fmt::format("the model has no room for {}; train it anew from all rows",
                                              counted(figures_.left_out, "new feature")));
    }
}

std::string CorrectionRun::report() const {
    return fmt::format("{}, right before {}, right after {}, new features {}\n", counted(figures_.rows, "correction"),
                       figures_.right_before, figures_.right_after, figures_.new_features - figures_.left_out);
}

TestRun::TestRun(const io::DataPath& data, const LabelledInput& input, const learn::Model& model) {
    const std::size_t head = head_for(model, input.label);
    classes_ = model.parts().heads[head].classes;
    const record::Taxonomy taxonomy(data);
    FeatureReader reader(data, taxonomy);
    learn::Model::Scratch scratch;
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    record::LabelledCounts counts;
    code_ = record::visit_labelled(
        input.options, input.label, input.text, counts,
        [&](const record::Post& post, const std::string& label) {
            model.look_up(reader.read(post).features(), scratch);
            const learn::Prediction prediction = model.predict(head, scratch);
            auto truth = std::find(classes_.begin(), classes_.end(), label);
            if (truth == classes_.end()) {
                if (classes_.size() >= 2 * learn::kMostClasses) {
                    throw error<DataError>(
                        "more than {} values of {} that the model does not know; is it the label "
                        "that the model was trained on ({})?",
                        learn::kMostClasses, in_quotes(input.label), in_quotes(model.parts().heads[head].label));
                }
                truth = classes_.insert(classes_.end(), label);
            }
            pairs.emplace_back(truth - classes_.begin(), prediction.label);
        },
        input.diagnostics);
    tell_counts(counts, input.label, input.diagnostics);
    end_where_stopped();
    learn::Confusion confusion(classes_.size());
    for (const auto& [truth, said] : pairs) {
        confusion.add(truth, said);
    }
    figures_ = confusion.figures();
    if (pairs.empty()) {
        throw error<DataError>("no row has the label {}; there is nothing to test", in_quotes(input.label));
    }
}

std::string TestRun::json() const {
    std::string out;
    {
        constexpr int kDecimals = 4;
        record::JsonWriter json(out);
        json.begin_object().key("n").number(static_cast<std::int64_t>(figures_.n));
        json.key("accuracy").number(figures_.accuracy, kDecimals);
        json.key("macro_f1").number(figures_.macro_f1, kDecimals);
        json.key("classes").begin_object();
        for (std::size_t c = 0; c < classes_.size(); ++c) {
            const learn::ClassFigures& one = figures_.classes[c];
            json.key_escaped(classes_[c]).begin_object().key("precision").number(one.precision, kDecimals);
            json.key("recall").number(one.recall, kDecimals).key("f1").number(one.f1, kDecimals);
            json.key("support").number(static_cast<std::int64_t>(one.support)).end_object();
        }
        json.end_object().end_object();
    }
    return out += '\n';
}

} // namespace kummerkasten::classify
