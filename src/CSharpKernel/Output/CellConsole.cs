using System.Text;

namespace CSharpKernel;

/// <summary>
/// The process's console while sessions live in it: what a thread writes goes to the cell that the thread works for, also
/// when the cell has started that thread; what has nothing to do with a cell goes where it always went.
/// </summary>
internal static class CellConsole
{
    private static readonly Lock InstallLock = new();
    private static TextWriter? _out;
    private static TextWriter? _error;
    private static TextReader? _in;
    private static bool _installed;

    public static void Install()
    {
        lock (InstallLock)
        {
            if (_installed)
                return;
            Console.SetOut(new CellWriter(ConsoleStream.Stdout, Console.Out));
            Console.SetError(new CellWriter(ConsoleStream.Stderr, Console.Error));
            Console.SetIn(new CellReader(Console.In));
            (_out, _error, _in) = (Console.Out, Console.Error, Console.In);
            _installed = true;
        }
    }

    /// <summary>Takes back a redirection that an earlier cell has left behind: what the next one prints would be lost.</summary>
    public static void Restore()
    {
        lock (InstallLock)
        {
            if (Console.Out != _out)
                Console.SetOut(_out!);
            if (Console.Error != _error)
                Console.SetError(_error!);
            if (Console.In != _in)
                Console.SetIn(_in!);
        }
    }

    private sealed class CellWriter : TextWriter
    {
        private readonly ConsoleStream _stream;
        private readonly TextWriter _original;

        public CellWriter(ConsoleStream stream, TextWriter original)
        {
            _stream = stream;
            _original = original;
            // One notebook, one output, whatever machine it ran on.
            CoreNewLine = ['\n'];
        }

        public override Encoding Encoding => Encoding.UTF8;

        public override IFormatProvider FormatProvider => System.Globalization.CultureInfo.CurrentCulture;

        public override void Write(char value) => Write([value]);

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(string? value) => Write(value.AsSpan());

        public override void WriteLine() => Write("\n".AsSpan());

        // The line and its end in one piece: two threads' lines must not run into each other.
        public override void WriteLine(string? value) => Write((value + "\n").AsSpan());

        public override void Write(ReadOnlySpan<char> buffer)
        {
            if (CellExecution.CurrentOrLast is { } execution)
                execution.Output.Write(_stream, buffer);
            else
                _original.Write(buffer);
        }

        public override void Flush()
        {
            if (CellExecution.CurrentOrLast is null)
                _original.Flush();
        }
    }

    private sealed class CellReader(TextReader original) : TextReader
    {
        private string _line = "";
        private int _position;

        public override string? ReadLine()
        {
            if (CellExecution.CurrentOrLast is not { } execution)
                return original.ReadLine();
            if (_position < _line.Length)
            {
                var rest = _line[_position..].TrimEnd('\n');
                _position = _line.Length;
                return rest;
            }

            return execution.Output.ReadLine("", password: false);
        }

        public override int Read()
        {
            var next = Peek();
            if (next >= 0)
                _position++;
            return next;
        }

        public override int Peek()
        {
            if (CellExecution.CurrentOrLast is not { } execution)
                return original.Peek();
            if (_position >= _line.Length)
            {
                _line = execution.Output.ReadLine("", password: false) + "\n";
                _position = 0;
            }

            return _line[_position];
        }
    }
}
