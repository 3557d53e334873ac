// The program with a window: events, frames, loading.
#pragma once

#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <thread>

#include "app/command_line/options.h"
#include "app/input/camera.h"
#include "app/input/command_table.h"
#include "app/input/layout_motion.h"
#include "app/input/pointer.h"
#include "app/input/touch.h"
#include "app/window/autosave.h"
#include "app/window/clipboard.h"
#include "app/window/presentation.h"
#include "app/window/speaker_window.h"
#include "atlas/figures/changes.h"
#include "atlas/figures/search.h"
#include "atlas/load/load_atlas.h"
#include "atlas/saved/history.h"
#include "atlas/saved/session.h"
#include "atlas/view/playback.h"
#include "export/export.h"
#include "picture/gl_context.h"
#include "picture/map_cells.h"
#include "picture/map_overlays.h"
#include "picture/story_show.h"
#include "ui/kit/canvas.h"
#include "ui/kit/font_letters.h"
#include "ui/kit/picker.h"
#include "ui/map/cells.h"
#include "ui/map/draw_marks.h"
#include "ui/map/labels.h"
#include "ui/map/presented_map.h"
#include "ui/map/speaker_page.h"
#include "ui/panels/panel_state.h"
#include "ui/panels/zones.h"

namespace hustings {

/// The window and everything behind it. Tests drive it through SDL's event queue, one frame at a time.
class Window {  // NOLINT(clang-analyzer-optin.performance.Padding): in the order in which they are asked for
 public:
  /// Opens the window at once and starts to load the atlas beside it. Throws MachineError.
  explicit Window(Command command);
  ~Window();

  /// Handles events and draws until the user closes the window; returns the exit code. While nothing moves it waits.
  int run();

  /// One turn: events, clock, drawing if anything changed. False once the user has closed the window. Throws
  /// CommandError where the command does not fit the atlas. `seconds` is the time that has passed since the last turn.
  bool turn(double seconds);

  /// Joins a table of numbers (FILE or FILE:SHEET): the atlas is loaded anew with it, beside the window, and the map
  /// then shows its first column. Where it cannot be joined the map stays, and a notice says why.
  void join(const std::string& table);

  bool loaded() const { return atlas_ != nullptr; }
  bool failed() const { return load_failed_; }
  bool busy() const;  ///< something moves, or is still settling
  const Atlas& atlas() const { return *atlas_; }
  const View& view() const { return view_; }
  const Playback& playback() const { return playback_; }
  std::optional<AreaIndex> hovered() const { return hovered_; }
  /// Of the own map, in pixels of the whole picture.
  Viewport viewport() const;
  /// Where the maps lie.
  ui::CellLayout cells() const;
  /// What the pointer is on, on whichever map.
  const std::optional<MapCells::Found>& found() const { return found_; }
  Image picture() const { return target_->read_back(); }
  std::size_t frames_drawn() const { return frames_drawn_; }
  const ui::PanelState& panels() const { return panels_; }
  const CommandTable& commands() const { return commands_; }
  const Presentation& presentation() const { return presentation_; }
  bool cursor_shown() const { return cursor_shown_; }
  const SpeakerWindow* speaker() const { return speaker_.get(); }
  /// Title and caption that an audience sees now.
  ui::PresentedTexts presented() const;
  /// While presenting: was the map changed by hand since the cue was reached?
  bool away_from_script() const;
  void open_story(const std::filesystem::path& file);
  const std::optional<std::filesystem::path>& session_file() const { return session_file_; }

 private:
  struct Drag {
    bool active = false;
    bool boxing = false;  ///< shift-drag zooms to a box
    bool moved = false;
    glm::dvec2 start{0, 0};
    glm::dvec2 last{0, 0};
    glm::dvec2 speed{0, 0};  ///< pixels a second
    double since_motion = 0;
  };

  /// A finger that came down on a panel: what it is for shows when it moves, leaves or rests.
  struct PanelFinger {
    enum class Use { open, scroll, hold };
    SDL_FingerID id = 0;
    glm::dvec2 start{0, 0};
    glm::dvec2 last{0, 0};
    double since = 0;
    Use use = Use::open;
  };

  /// A session whose atlas is being loaded.
  struct Opening {
    Session session;
    Findings findings;
    std::filesystem::path file;
    std::filesystem::path atlas;             ///< file
    std::vector<std::string> joined_before;  ///< tables that were joined without the session
  };

  /// An atlas of the story's cues; it is loaded before anybody waits for it.
  struct StoryAtlas {
    std::filesystem::path file;
    std::shared_ptr<const Atlas> atlas;
    std::future<Outcome<Atlas>> loading;
  };

  /// The way to a cue that the map is on.
  struct Coming {
    CueTransition approach;
    View end;
    double elapsed = 0;
    double seconds = 0;
  };

  /// What a presentation covers, to be there again after it.
  struct BeforePresenting {
    bool targets_tab = false;
    bool panels_hidden = false;
    bool locked = false;
    bool windowed = false;
    int display = 0;  ///< that the window was on
  };

  // Keys, palette and list of keys all read the one table.
  CommandTable make_commands();
  void pin_selected();
  void add_camera_commands(CommandTable& table);
  void add_view_commands(CommandTable& table);
  void add_film_commands(CommandTable& table);
  void add_work_commands(CommandTable& table);
  void add_list_commands(CommandTable& table);
  void add_panel_commands(CommandTable& table);
  void add_row_commands(CommandTable& table);
  void add_mark_commands(CommandTable& table);
  void add_export_commands(CommandTable& table);
  void add_story_commands(CommandTable& table);
  void add_beside_commands(CommandTable& table);
  void add_presenting_commands(CommandTable& table);
  void add_choices(CommandTable& table);        ///< each choice of the controls, without keys
  void add_atlas_choices(CommandTable& table);  ///< contests, tracks, layers and parties of the atlas
  void run_command(const std::string& id);
  KeyMode key_mode() const;
  void ask(ui::Asking what, std::string text = {});
  void close_one();
  void show_panel(ui::PanelKind kind);
  void enter_fields();
  void leave_panel();
  void give_focus_back();
  void copy_rows();
  void write_table(const std::filesystem::path& file);
  bool is_full_screen() const;
  void toggle_full_screen();

  // Export and clipboard, beside everything else.
  struct Exporting {
    std::shared_ptr<const Atlas> atlas;
    std::unique_ptr<StillMaker> maker;  ///< before what draws with it; none for vectors
    std::unique_ptr<Export> work;
    std::filesystem::path file;
  };
  void ask_what_to_export();
  void name_export();
  glm::ivec2 export_size() const;
  StillStyle export_style() const;
  View exported_view(const StillStyle& style) const;
  void start_export();
  std::unique_ptr<Export> film_of_track(StillMaker& maker, const std::filesystem::path& file) const;
  bool go_on_exporting();
  void copy_picture();
  bool end_copying();
  void pan(double x, double y);

  // Drawing over the map.
  void set_drawing(bool on);
  void begin_mark(glm::dvec2 at);
  void extend_mark(glm::dvec2 at);
  void finish_mark();
  void drop_mark();
  void set_marks(std::vector<Mark> marks);
  void follow_marks();
  void undo_mark();
  void redo_mark();
  bool draw_with_mouse(const SDL_Event& event, bool on_panel);
  bool type_mark(const SDL_Event& event);
  View view_with_live_mark() const;

  // Maps side by side.
  ui::CellLayout cells_for(const View& view) const;
  Margins margins_for(const View& view) const;
  Viewport cell_viewport() const;
  Viewport kept(const Viewport& viewport) const;
  bool is_exact() const { return painter_->is_exact() && cells_->are_exact(); }
  bool swipe_with_mouse(const SDL_Event& event, bool on_panel);
  bool swipe_with_finger(const SDL_TouchFingerEvent& event, glm::dvec2 at);
  void swipe_to(glm::dvec2 at);

  // Fingers.
  void handle_finger(const SDL_TouchFingerEvent& event);
  void obey(const std::vector<Gesture>& gestures);
  void follow_panel_finger(Uint32 type, glm::dvec2 at);
  void hold_panel();
  void wait_for_fingers();
  std::optional<double> finger_due() const;
  bool may_press() const;

  // Undo, and sessions.
  void remember(bool changed);
  void bring_back(std::optional<HistoryState> seen);
  Session session() const;
  void load_session_at_start();
  void recall_last_session();
  void describe_offer();
  void open_session(const std::filesystem::path& file);
  void take_session(Opening opening);
  void show_session(Session session, Findings findings, const std::filesystem::path& file);
  std::filesystem::path atlas_of(const Session& session, const std::filesystem::path& file, Findings& findings) const;
  bool join_those_of(Opening& opening);
  static void leave_out(Opening& opening, std::string what);
  bool open_without_joined(const Findings& why);
  void ask_to_save();
  void save_session(const std::filesystem::path& file);
  void list_sessions();
  void notify(std::string text);
  bool end_notice();
  std::optional<double> next_due() const;  ///< seconds until something is due though nobody does anything

  // Stories, and presenting them.
  void list_stories();
  void prepare_story();
  std::shared_ptr<const Atlas> story_atlas(const std::string& named);
  Cue cue_of_view() const;
  void record_cue();
  void update_cue();
  void tell_left_out(std::string of, Findings findings);
  void keep_marks();
  void take_story(Story story, const std::filesystem::path& file, bool changed);
  void keep_story(Session& session) const;
  void take_story_of(const Session& session);
  std::string keep_unsaved_story();
  Story named_from_folder_of(const std::filesystem::path& path) const;
  std::string renamed_atlas(const std::filesystem::path& story_file, const std::string& named) const;
  void remove_cue();
  void bring_back_story(const std::shared_ptr<const Story>& story);
  void ask_to_save_story();
  void save_story(const std::filesystem::path& file);
  void start_presentation(bool resume);
  void leave_presentation();
  void step_cue(int steps);
  void jump_to_cue(std::size_t cue);
  void back_to_script();
  bool stand_on(const std::string& named, bool& changed);
  void go_to_cue(std::size_t index, Arrival arrive, std::optional<double> seconds = std::nullopt);
  void finish_approach();
  std::optional<ui::PanelKind> panel_shown() const;
  bool advance_presentation(double seconds);
  void show_cursor(bool shown);
  bool handle_speaker(const SDL_Event& event);
  void open_speaker(int display);
  void close_speaker();
  void make_current();
  void place_windows();
  void swap_displays();
  ui::SpeakerPage speaker_page() const;
  void draw_speaker(bool changed);
  void draw_presentation(const ui::Canvas& canvas);

  void load(const std::filesystem::path& file);
  void take_atlas(std::shared_ptr<const Atlas> atlas);
  void start_view();
  void obey_panels(const ScenePart& part);
  void draw_mark_tools(const ui::Canvas& canvas);
  void draw_lists(const ui::Canvas& canvas);

  void handle(const SDL_Event& event);
  void handle_key(const SDL_KeyboardEvent& key);
  void handle_mouse(const SDL_Event& event);
  void finish_drag(bool add_to_selection);
  void select_at(glm::dvec2 screen, bool add);
  void zoom(glm::dvec2 screen, double factor, double seconds);
  void fit_all();
  void finish_flight();
  void fly_to(const Box& box);
  void fit_selection();
  void set_camera(const Viewport& viewport);
  void reduce_motion();
  void update_flashes(double seconds);
  void draw_map(double scale);
  bool camera_moves() const;
  View shown_view() const;  ///< the view with the areas where they are on their way
  void update_hover();
  void receive_atlas();
  bool waits_for_others() const;  ///< is something being loaded that may never come?
  void receive_joined(Outcome<Atlas> outcome);
  void resize();
  void follow_letters();
  void draw(double seconds);
  void draw_panels(ui::Canvas canvas);
  void draw_panel(const ui::Canvas& canvas, ui::PanelKind kind);
  bool is_seen(ui::PanelKind kind) const;  ///< in front of its zone
  ui::Canvas list_canvas() const;          ///< of what lies over everything else
  ui::Canvas canvas() const;               ///< with what the panels take from its edges
  Margins margins() const { return margins_for(view_); }
  Viewport home() const;
  glm::dvec2 ratio() const;
  float wanted_scale() const;
  void set_scales();
  void change_scale(float step);  ///< of text and panels

  Command command_;
  GlContext context_;
  ImGuiSurface overlays_;
  ui::FontLetters letters_;  ///< of all that was loaded, told or typed
  VisionPreview vision_;
  std::unique_ptr<Target> target_;
  Pointer pointer_;
  Touch touch_;  ///< fingers on the map
  std::optional<PanelFinger> panel_finger_;
  CameraMotion motion_;
  LayoutMotion layout_;
  Flashes flashes_;
  ui::LabelMemory labels_;
  bool drawn_moving_ = false;  ///< the last picture was one of a moving camera: the exact one is due
  /// The movement at whose end the view has no camera of its own again, and fits whatever size comes.
  std::optional<unsigned> flight_home_;
  Drag drag_;
  bool swiping_ = false;  ///< the mouse holds the divider
  std::optional<SDL_FingerID> swiping_finger_;

  static constexpr int settling_frames = 3;

  Progress progress_{0};
  std::future<Outcome<Atlas>> loading_;
  std::shared_ptr<const Atlas> atlas_;
  std::vector<std::future<void>>
      warming_;  ///< work out counts on other layers before anybody asks; each keeps its atlas
  std::future<std::unique_ptr<SearchIndex>> indexing_;
  std::unique_ptr<const SearchIndex> index_;  ///< once it was asked for
  std::unique_ptr<MapPainter> painter_;
  std::unique_ptr<MapCells> cells_;
  bool load_failed_ = false;
  std::vector<std::string> to_join_;  ///< wait until the present loading is done
  bool joining_ = false;

  View view_;
  Playback playback_;
  Presentation presentation_;
  mutable std::pair<Story, std::vector<std::string>> unsaved_;  ///< a story, and its lines
  std::map<std::string, StoryAtlas> story_atlases_;             ///< by the name that the story has for them
  std::optional<Coming> approach_;
  std::optional<Shot> shot_;             ///< of this frame, on the way to a cue
  std::optional<View> told_;             ///< the view that the cue left behind
  std::optional<std::size_t> left_cue_;  ///< that the way comes from
  BeforePresenting before_;
  std::optional<ui::PanelKind> presented_panel_;  ///< of the cue
  std::optional<ui::PanelKind> left_panel_;       ///< of the cue before it
  std::unique_ptr<SpeakerWindow> speaker_;
  bool swapped_ = false;                     ///< audience and speaker have each other's displays
  double speaker_drawn_ = -1;                ///< the second
  static constexpr double cursor_rests = 2;  ///< seconds, while presenting; then it is hidden
  double pointer_moved_ = 0;                 ///< when
  bool cursor_shown_ = true;
  ui::PanelState panels_;
  std::optional<ui::PanelKind> covered_;  ///< had the keyboard before something came over it
  CommandTable commands_;
  ViewHistory history_;
  std::optional<Exporting> exporting_;
  std::optional<PictureCopy> copying_;
  Autosave autosave_;
  std::optional<Opening> opening_;
  std::optional<Opening> last_session_;                ///< offered at the start
  std::optional<std::filesystem::path> session_file_;  ///< that the session was saved to or opened from
  std::string atlas_given_;                            ///< as the user named it
  double time_ = 0;                                    ///< seconds since the start
  double drawn_at_ = 0;                                ///< of that time: the last frame
  double notice_until_ = 0;
  std::optional<AreaIndex> hovered_;      ///< on the own map's layer
  std::optional<MapCells::Found> found_;  ///< the same on the map that the pointer is on
  glm::ivec2 size_{0, 0};
  bool open_ = true;
  int frames_due_ = 3;  ///< ImGui needs a few frames to settle after an input
  std::size_t frames_drawn_ = 0;
};

}  // namespace hustings
