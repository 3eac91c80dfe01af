"""The closed catalogue of what can go wrong: each kind with its name, its severity and what to do."""

from __future__ import annotations

from rst2hugo.model.catalogue import CatalogueEntry, Severity


class Code(CatalogueEntry):
    """Each kind of diagnostic: public name, severity, what happened, what to do.

    The names are part of the public interface: scripts filter by them, so they never change their meaning.
    """

    # The file itself
    NOT_DECODABLE = (
        "not-decodable",
        Severity.ERROR,
        "The file is not in UTF-8, nor in the encoding that its byte order mark or coding comment declares.",
        "Save the file as UTF-8, or declare its encoding in the first two lines: .. -*- coding: latin-1 -*-",
    )
    UNREADABLE = (
        "unreadable",
        Severity.ERROR,
        "The file could not be read.",
        "Check that it exists and that you may read it.",
    )
    DEAD_SYMLINK = (
        "dead-symlink",
        Severity.WARNING,
        "A symbolic link, named like a folder, leads to what does not exist; nothing can be read there.",
        "Remove the link, or make what it leads to.",
    )
    OUTSIDE_BLOG = (
        "outside-blog",
        Severity.ERROR,
        "The file lies, or leads, outside the blog; nothing outside its git repository, or its folder, is read.",
        "If it belongs to the blog, name a folder that holds both: --root DIR",
    )
    MISSING_FILE = (
        "missing-file",
        Severity.ERROR,
        "A file that the post includes does not exist; the directive was kept as text.",
        "Correct the name, or put the file where the post looks for it.",
    )

    # The header
    BROKEN_HEADER = (
        "broken-header",
        Severity.ERROR,
        "The YAML or TOML header could not be parsed; its text was kept in the page as a code block.",
        "Correct the header in the source and convert again; until then the page is a draft.",
    )
    TEXT_IN_HEADER = (
        "text-in-header",
        Severity.WARNING,
        "There is text among the lines of the header, where the old engine shows none; it is on the page now.",
        "Put a blank line before it if it is text, or remove it.",
    )
    UNPUBLISHED = (
        "unpublished",
        Severity.WARNING,
        "The old engine refused to publish this post, so it is a draft.",
        "Correct what the message names and remove draft = true, if the post is to be published now.",
    )
    MAYBE_UNPUBLISHED = (
        "maybe-unpublished",
        Severity.NOTE,
        "Some versions of the old engine refuse to publish this post, and it is not known which one the blog used.",
        "Set draft = true if the old site does not have the post.",
    )
    MISSING_TITLE = (
        "missing-title",
        Severity.WARNING,
        "The post has no title; one was made from its file name.",
        "Give the post a title in its header.",
    )
    MISSING_DATE = (
        "missing-date",
        Severity.WARNING,
        "The post has no date; Hugo lists it last.",
        "Give the post a date in its header.",
    )
    GUESSED_DATE = (
        "guessed-date",
        Severity.WARNING,
        "The post has no date; the one when its file was last changed was taken.",
        "Give the post a date in its header.",
    )
    BAD_DATE = (
        "bad-date",
        Severity.ERROR,
        "The date could not be understood; its text was kept under params.",
        "Write the date as 2016-06-21 or 2016-06-21 15:20.",
    )
    AMBIGUOUS_DATE = (
        "ambiguous-date",
        Severity.WARNING,
        "The numbers of a date may mean two dates; the one that the old engine read was taken.",
        "Look whether the old site has this date, and write it as 2016-06-21.",
    )
    BAD_VALUE = (
        "bad-value",
        Severity.WARNING,
        "A value does not have the type that Hugo wants; it was kept, under params if it stood in the header.",
        "Correct the value.",
    )

    # The blog's settings
    UNREADABLE_SETTINGS = (
        "unreadable-settings",
        Severity.ERROR,
        "The blog's configuration file could not be read; defaults were taken.",
        "Correct the file; it is read as text and never executed.",
    )
    NO_ADDRESS = (
        "no-address",
        Severity.WARNING,
        "The address of the site is not known; redirects, feeds and the sitemap of the new site lead to example.org.",
        "Convert with --base-url https://…, or write the address into hugo.toml before you publish the site.",
    )
    UNKNOWN_SETTING = (
        "unknown-setting",
        Severity.WARNING,
        "The value of a setting cannot be known without running the configuration file, which is never done.",
        "Write the value as a plain literal in the configuration file, or convert with --set NAME=VALUE.",
    )
    UNKNOWN_PLUGIN = (
        "unknown-plugin",
        Severity.WARNING,
        "The old engine used a plugin whose doings are not known here.",
        "Compare some pages of the old site and of the new one: rst2hugo verify SITE --against OLD",
    )

    # The markup
    RST_ERROR = (
        "rst-error",
        Severity.ERROR,
        "docutils could not read a piece of the source; that piece was kept as text.",
        "Correct the markup at this line.",
    )
    RST_WARNING = (
        "rst-warning",
        Severity.WARNING,
        "docutils read a piece of the source differently from what its author may have meant.",
        "Look at this line in the source and at the page.",
    )
    RST_NOTE = ("rst-note", Severity.NOTE, "docutils remarked on what is seldom a fault.", "No action needed.")
    OLD_READING = (
        "old-reading",
        Severity.NOTE,
        "docutils reads this piece otherwise today; it was read as the docutils of the blog's time read it.",
        "No action needed.",
    )
    UNKNOWN_DIRECTIVE = (
        "unknown-directive",
        Severity.ERROR,
        "This directive is unknown; it became a shortcode of its name, with a stub that shows what it says.",
        "Write the template, once for all places, or say in rst2hugo.toml what the directive becomes; the message has "
        "a line to begin with. With --trust the blog's own code makes what it made in the old blog.",
    )
    UNKNOWN_ROLE = (
        "unknown-role",
        Severity.ERROR,
        "This role is unknown; it became a shortcode of its name, with a stub that shows what it says.",
        "Write the template, once for all places, or say in rst2hugo.toml what the role becomes; the message has "
        "a line to begin with.",
    )
    OWN_CODE_FAILED = (
        "own-code-failed",
        Severity.ERROR,
        "The blog's own code, which --trust runs, failed at this directive or role, or could not be imported.",
        "What it needs may be in the old blog's environment: --python PATH. The place is as without --trust.",
    )
    UNKNOWN_SHORTCODE = (
        "unknown-shortcode",
        Severity.ERROR,
        "This shortcode of the old engine is unknown; it became one of Hugo's, with a stub that shows what it says.",
        "Write the template, once for all places, or say in rst2hugo.toml what it becomes, as of a directive; the "
        "message has a line to begin with.",
    )
    TOO_DEEP = (
        "too-deep",
        Severity.ERROR,
        "The markup is nested too deeply to be converted; the whole text was kept as a code block.",
        "Nest it less deeply, and convert again.",
    )
    TOO_SLOW = (
        "too-slow",
        Severity.ERROR,
        "The markup makes far more work than a text of its length may; the whole text was kept as a code block.",
        "Close or escape the marks in that place, use fewer copies or contents lists, and convert again.",
    )
    DEFAULT_ROLE = (
        "default-role",
        Severity.NOTE,
        "Text stands in single backquotes, which docutils takes for the title of a work and shows as emphasis.",
        "If code was meant, convert with --default-role code.",
    )
    UNSUPPORTED_CONSTRUCT = (
        "unsupported-construct",
        Severity.WARNING,
        "There is no Markdown for this construct yet; what it contains was kept without it.",
        "Look at the page, and report the construct.",
    )
    UNKNOWN_MACRO = (
        "unknown-macro",
        Severity.WARNING,
        "KaTeX, which draws the formulas in Hugo, does not know a command or an environment; it appears in red.",
        "Define it in hugo.toml, below [params]: tex_macros = [['\\name', 'its text, with #1 for an argument']]",
    )
    UNSUPPORTED_OPTION = (
        "unsupported-option",
        Severity.WARNING,
        "There is no Markdown for this option of a directive; the directive was converted without it.",
        "Look at the page.",
    )
    PRESENTATION = (
        "presentation",
        Severity.NOTE,
        "Hugo shows this piece in another way than the old engine did; its words, links and pictures are all there.",
        "Look at the page.",
    )
    UNCOLOURED_CODE = (
        "uncoloured-code",
        Severity.NOTE,
        "Hugo's highlighter, Chroma, does not know the language of this code, which is shown without colours.",
        "No action needed, or name a language after the fence that is near to it and that Chroma knows.",
    )
    GENERATED_CONTENT = (
        "generated-content",
        Severity.ERROR,
        "The old site made this content by running code, which is never done here; the directive was kept as code.",
        "Copy the content from the old site, or write it by hand.",
    )
    INDEX_ENTRY = (
        "index-entry",
        Severity.NOTE,
        "What the page says for an index of words, which Hugo does not make, was left out.",
        "No action needed.",
    )
    NOT_SHOWN = (
        "not-shown",
        Severity.NOTE,
        "A directive or heading of which the old site's pages showed nothing was left out.",
        "No action needed.",
    )
    FOREIGN_RAW = (
        "foreign-raw",
        Severity.WARNING,
        "Raw text in another format than HTML was not on the old site; it was kept as a comment, or became Markdown.",
        "Remove it, or replace it by Markdown.",
    )
    FOOTNOTE_NUMBER = (
        "footnote-number",
        Severity.NOTE,
        "Hugo numbers footnotes by their first reference, so this one has another number than before.",
        "Check whether the text mentions the footnote by its number.",
    )

    # Links and addresses
    UNRESOLVED_LINK = (
        "unresolved-link",
        Severity.ERROR,
        "The reference names a target that does not exist; its text was kept without a link.",
        "Define the target, or correct the name: .. _name: https://…",
    )
    UNKNOWN_NAME = (
        "unknown-name",
        Severity.NOTE,
        "A role names a function, class or the like that the blog does not describe, so it is no link.",
        "If it was a link into the documentation of another project, write its address.",
    )
    BROKEN_LINK = (
        "broken-link",
        Severity.WARNING,
        "The link points into this site, but nothing was published there.",
        "Correct the address, or put the file there.",
    )
    CROSS_CHECK = (
        "cross-check",
        Severity.WARNING,
        "docutils and pandoc, a second reader of rst, disagree about a link or an image.",
        "Look at the line in the source: the one of the two that reads it as you meant it may not be docutils.",
    )
    REPAIRED_ALIAS = (
        "repaired-alias",
        Severity.WARNING,
        "An alias of several words stands without backquotes, which docutils takes for an address; "
        "it was read as the alias it was meant to be.",
        "Write the alias with backquotes: .. _name: `other name`_",
    )
    REPAIRED_TARGET = (
        "repaired-target",
        Severity.WARNING,
        "The option :target: stands where only an address belongs; it was left out.",
        "Write .. _name: https://… in the source.",
    )
    REPAIRED_ADDRESS = (
        "repaired-address",
        Severity.WARNING,
        "An address has a slip in it that can mean only one thing; it was mended.",
        "Correct the address in the source.",
    )
    REPAIRED_NAME = (
        "repaired-name",
        Severity.WARNING,
        "A reference and the only target that it can mean differ in punctuation; it leads there.",
        "Write the name as the target has it.",
    )
    REPAIRED_EMBEDDED = (
        "repaired-embedded",
        Severity.WARNING,
        "The space before an embedded address is missing, which docutils takes for a name; it was read as a link.",
        "Write `text <https://…>`_ with a space.",
    )
    REPAIRED_MARKDOWN = (
        "repaired-markdown",
        Severity.WARNING,
        "A link was typed as in Markdown, which rst shows as text; it was made a link.",
        "Write `text <https://…>`_ in the source.",
    )
    REPAIRED_ANONYMOUS = (
        "repaired-anonymous",
        Severity.WARNING,
        "There are not as many anonymous references as targets, so docutils links none; those that are certain were.",
        "Add the missing target, or remove the spare one.",
    )
    AMBIGUOUS_NAME = (
        "ambiguous-name",
        Severity.ERROR,
        "A reference may mean one of several targets; its text was kept without a link.",
        "Make the names of the targets differ, and name one of them.",
    )
    AMBIGUOUS_ADDRESS = (
        "ambiguous-address",
        Severity.WARNING,
        "There is a space in an address, which docutils leaves out.",
        "Write %20 for a space that belongs to the address.",
    )
    SHADOWED_TARGET = (
        "shadowed-target",
        Severity.NOTE,
        "A reference leads to an explicit target although a section has the same title, or the reverse.",
        "If the other one was meant, give it another name.",
    )
    DUPLICATE_ADDRESS = (
        "duplicate-address",
        Severity.ERROR,
        "Two pages claim the same address; only one of them would be published.",
        "Give one of them another permalink.",
    )
    DRAFT_ADDRESS = (
        "draft-address",
        Severity.WARNING,
        "A draft claims an address that another page has, which keeps it.",
        "Give the draft another permalink before you publish it.",
    )
    LOST_ADDRESS = (
        "lost-address",
        Severity.WARNING,
        "An old address, or a part of it, is not known or cannot be answered by a page of Hugo's.",
        "Let the server redirect it, or give the post another permalink.",
    )
    SHARED_LIST = (
        "shared-list",
        Severity.WARNING,
        "Several tags, categories or the like had one list on the old site, since their addresses were the same; "
        "in Hugo each has its own.",
        "No action needed, or spell them alike in the posts.",
    )
    LONG_NAME = (
        "long-name",
        Severity.WARNING,
        "A name is longer than file systems allow (255 bytes); a shorter one stands for it, or its file was left out.",
        "No action needed, or give the tag, the category or the file a shorter name.",
    )
    LISTED_ELSEWHERE = (
        "listed-elsewhere",
        Severity.WARNING,
        "Posts are on other lists, or in other feeds, than on the old site.",
        "No action needed, or change their languages on the new site.",
    )
    REDIRECT_CONFLICT = (
        "redirect-conflict",
        Severity.WARNING,
        "A redirect would hide a page, lead to itself, or lead to two places; it was left out.",
        "Decide which of the two the old address means.",
    )
    DUPLICATE_OUTPUT = (
        "duplicate-output",
        Severity.ERROR,
        "Two sources would become the same file; a page got a number, a file was not copied.",
        "Rename one of the sources.",
    )
    TWO_OLD_ADDRESSES = (
        "two-old-addresses",
        Severity.NOTE,
        "The header and a .. _permalink: target in the body name different addresses; both lead to the page.",
        "No action needed.",
    )

    # The site on disk
    DELETED_FILE = (
        "deleted-file",
        Severity.NOTE,
        "The file was deleted by hand since an earlier run wrote it; it was not written again.",
        "No action needed; convert with --force to have it back.",
    )
    OWN_THEME = (
        "own-theme",
        Severity.NOTE,
        "The settings of the new site name a theme; the starter layouts, which Hugo would prefer, are left out.",
        "No action needed; without a theme in the settings, the next run writes the starter layouts again.",
    )
    MOVED_PICTURE = (
        "moved-picture",
        Severity.NOTE,
        "A picture is in the bundle of its post now, at another address; Hugo makes no redirects to pictures.",
        "Have a server redirect the old addresses, if they are linked to from elsewhere: --redirects",
    )
    UNASKED_TARGET = (
        "unasked-target",
        Severity.WARNING,
        "A link leads to a page that --only or --since leaves out, so that it leads nowhere on the new site.",
        "Have that page as well, or make the link lead to where it still is.",
    )
    EDITED_FILE = (
        "edited-file",
        Severity.WARNING,
        "The file was changed by hand since an earlier run wrote it; it was kept as it is.",
        "Merge by hand, or convert with --force to replace it.",
    )
    TYPOGRAPHER = (
        "typographer",
        Severity.WARNING,
        "Hugo sets typographic quotes, dashes and dots in pages that had none, since the site's other pages have them.",
        "No action needed, or set markup.goldmark.extensions.typographer.disable = true for all pages.",
    )
    MISSING_SETTING = (
        "missing-setting",
        Severity.WARNING,
        "The pages need a setting of Hugo that cannot be added to the site's own file.",
        "Add the lines that the message has to the file that it names.",
    )
    HUGO_REFUSES = (
        "hugo-refuses",
        Severity.ERROR,
        "Hugo cannot build the new site; the message is Hugo's own.",
        "Correct the source and convert again, or the file of the site; then build the site with Hugo.",
    )
    HUGO_WARNING = (
        "hugo-warning",
        Severity.WARNING,
        "Hugo builds the new site, with a remark; the message is Hugo's own.",
        "Look at the file or the pages that it names.",
    )
    NO_POSTS = (
        "no-posts",
        Severity.ERROR,
        "No post was found.",
        "Name the blog's folder, the one that holds its configuration file.",
    )
    INTERNAL_ERROR = (
        "internal-error",
        Severity.ERROR,
        "rst2hugo itself failed on this post; the other posts went on.",
        "Please report it, with the post.",
    )
