using System.Text;

namespace FromScratch.Interactive;

/// <summary>
/// An SVG picture inside HTML, as an image with its own data. Front ends that clean HTML or SVG of an untrusted notebook
/// (GitHub, JupyterLab, older nbconvert) take inline SVG elements apart; an image they leave whole.
/// </summary>
internal static class SvgImage
{
    /// <summary>The image, with the text for those who cannot see it.</summary>
    public static string Html(string svg, string text) =>
        $"<img alt=\"{MarkupText.Escape(text.ReplaceLineEndings(" "))}\" style=\"max-width:100%;height:auto\" src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))}\">";
}
