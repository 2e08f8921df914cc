using Ganss.Xss;

namespace Notebooks;

/// <summary>
/// HTML that a notebook brings along, in its prose or in its outputs, without what could run, load, or lie over the page:
/// scripts, event handlers, frames, forms, addresses of other kinds than links and pictures.
/// </summary>
internal sealed class SafeHtml
{
    private static readonly string[] Spoken =
    [
        "role", "aria-label", "aria-hidden", "aria-valuemin", "aria-valuemax", "aria-valuenow", "aria-valuetext", "aria-describedby", "aria-live",
    ];

    private readonly HtmlSanitizer _sanitizer = new();

    /// <param name="links">Where the links of the page lead.</param>
    public SafeHtml(PageLinks links)
    {
        _sanitizer.AllowedTags.ExceptWith(["form", "input", "button", "select", "textarea", "option", "optgroup", "fieldset", "keygen", "map", "area", "html", "head", "body", "main", "header", "footer", "nav", "menu", "menuitem", "dir"]);
        _sanitizer.AllowedAttributes.UnionWith(Spoken);
        _sanitizer.AllowedAttributes.ExceptWith(["accesskey", "tabindex", "contenteditable", "draggable", "dropzone", "target", "action", "method", "background", "dynsrc", "lowsrc", "usemap"]);
        _sanitizer.AllowedCssProperties.ExceptWith(["position", "z-index", "top", "left", "right", "bottom", "content", "all"]);
        _sanitizer.AllowedSchemes.UnionWith(["mailto", "data"]);
        _sanitizer.FilterUrl += (_, e) => e.SanitizedUrl = e.Tag?.LocalName switch
        {
            "a" => links.Target(e.OriginalUrl).Href,
            "img" => links.Picture(e.OriginalUrl, null),
            _ => null,
        };
    }

    /// <summary>The HTML without them.</summary>
    public string Clean(string html) => _sanitizer.Sanitize(html);
}
