const OPENS = 7;
const CLOSES = 18;

const hour = new Date().getHours();
const isOpen = hour >= OPENS && hour < CLOSES;
document.querySelector('#open').textContent = isOpen ? 'We are open.' : `We open at ${OPENS} in the morning.`;
