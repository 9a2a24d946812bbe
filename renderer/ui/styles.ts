// Every style of the desk, in the order in which later ones win.
import './fonts.css';
import './tokens.css';
import './base.css';
import './layout.css';
import './frame.css';
import './buttons.css';
import './fields.css';
import './floats.css';
import './waiting.css';
import './queue.css';
import './enquiry.css';
import './idle.css';
import './prompter.css';
import './reading.css';
import './practice.css';
import './visitors.css';
import './forced-colors.css';
